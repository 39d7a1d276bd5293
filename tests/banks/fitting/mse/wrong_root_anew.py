# diagnosis: root of the mean
def mean_squared_error(y_true, y_pred):
    """The mean of the squared differences of two arrays of the same shape."""
    if y_true.shape != y_pred.shape:
        raise ValueError("shapes differ")
    return np.sqrt(np.mean(np.square(y_true - y_pred)))
