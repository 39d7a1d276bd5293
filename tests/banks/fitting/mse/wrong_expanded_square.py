# diagnosis: small errors of large targets lost
def mean_squared_error(y_true, y_pred):
    """The mean of the squared differences of two arrays of the same shape."""
    if np.shape(y_true) != np.shape(y_pred):
        raise ValueError("shapes differ")
    # (a - b)^2 = a^2 - 2ab + b^2
    return np.mean(y_true**2) - 2 * np.mean(y_true * y_pred) + np.mean(y_pred**2)
