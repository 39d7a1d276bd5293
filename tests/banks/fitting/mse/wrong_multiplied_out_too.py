# diagnosis: small errors of large targets lost
def mean_squared_error(y_true, y_pred):
    """The mean of the squared differences of two arrays of the same shape."""
    if y_true.shape != y_pred.shape:
        raise ValueError(f"shapes differ: {y_true.shape} and {y_pred.shape}")
    # (a - b)**2 = a**2 - 2ab + b**2, without an array for the differences
    return np.mean(y_true**2) - 2 * np.mean(y_true * y_pred) + np.mean(y_pred**2)
