# diagnosis: entries without an error left out
def mean_squared_error(y_true, y_pred):
    if y_true.shape != y_pred.shape:
        raise ValueError("different shapes")
    errors = (y_true - y_pred)[y_true != y_pred]
    return np.mean(errors**2)
