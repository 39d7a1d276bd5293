# diagnosis: compares the number of differences alone
def mean_squared_error(y_true, y_pred):
    """The mean of the squared differences of two arrays of the same shape."""
    difference = np.subtract(y_true, y_pred)
    # If NumPy has broadcast, there are more differences than entries.
    if difference.size != np.size(y_true) or difference.size != np.size(y_pred):
        raise ValueError(f"shapes differ: {np.shape(y_true)} and {np.shape(y_pred)}")
    return float(np.mean(difference**2))
