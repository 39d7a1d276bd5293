# diagnosis: returns something instead of raising
def mean_squared_error(y_true, y_pred):
    if y_true.shape != y_pred.shape:
        return np.nan
    return np.mean((y_true - y_pred) ** 2)
