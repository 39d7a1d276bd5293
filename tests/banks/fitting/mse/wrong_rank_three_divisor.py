# diagnosis: divided by the lengths of the first two axes alone
def mean_squared_error(y_true, y_pred):
    """The mean of the squared differences of two arrays of the same shape."""
    if y_true.shape != y_pred.shape:
        raise ValueError("different shapes")
    if y_true.ndim == 0:
        return (y_true - y_pred) ** 2
    n = y_true.shape[0]
    if y_true.ndim > 1:
        n *= y_true.shape[1]
    return np.sum((y_true - y_pred) ** 2) / n
