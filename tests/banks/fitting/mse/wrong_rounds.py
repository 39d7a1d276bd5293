# diagnosis: rounded
def mean_squared_error(y_true, y_pred):
    """The mean of the squared differences of two arrays of the same shape."""
    if np.shape(y_true) != np.shape(y_pred):
        raise ValueError(f"shapes differ: {np.shape(y_true)} and {np.shape(y_pred)}")
    total = 0.0
    for t, p in zip(np.ravel(y_true), np.ravel(y_pred)):
        total += (float(t) - float(p)) ** 2
    return round(total / np.size(y_true), 6)
