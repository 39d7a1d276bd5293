# diagnosis: changes the caller's arguments
def mean_squared_error(y_true, y_pred):
    """The mean of the squared differences of two arrays of the same shape."""
    if y_true.shape != y_pred.shape:
        raise ValueError("shapes differ")
    y_pred -= y_true
    return np.mean(np.square(y_pred))
