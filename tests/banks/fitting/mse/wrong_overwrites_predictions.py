# diagnosis: changes the caller's arguments
def mean_squared_error(y_true, y_pred):
    """The mean of the squared differences of two arrays of the same shape."""
    if np.shape(y_true) != np.shape(y_pred):
        raise ValueError(f"shapes {np.shape(y_true)} and {np.shape(y_pred)} differ")
    error = np.subtract(y_true, y_pred, out=y_pred)
    return float(np.mean(error * error))
