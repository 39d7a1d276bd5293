# diagnosis: compares the rank alone
def mean_squared_error(y_true, y_pred):
    """The mean of the squared differences of two arrays of the same shape."""
    if y_true.ndim != y_pred.ndim:
        raise ValueError("y_true and y_pred must have the same shape")
    return np.mean((y_true - y_pred) ** 2)
