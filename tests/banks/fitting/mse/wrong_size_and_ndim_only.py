# diagnosis: compares rank and number of entries alone
def mean_squared_error(y_true, y_pred):
    """The mean of the squared differences of two arrays of the same shape."""
    if y_true.ndim != y_pred.ndim or y_true.size != y_pred.size:
        raise ValueError("the arrays do not fit together")
    return np.mean((y_true - y_pred) ** 2)
