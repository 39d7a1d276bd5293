# diagnosis: divided by the rows alone
def mean_squared_error(y_true, y_pred):
    """The mean of the squared differences of two arrays of the same shape."""
    return np.sum((y_true - y_pred) ** 2) / len(y_true)
