# diagnosis: refuses with another error
def mean_squared_error(y_true, y_pred):
    if y_true.shape != y_pred.shape:
        raise TypeError("different shapes")
    return np.mean((y_true - y_pred) ** 2)
