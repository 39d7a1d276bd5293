# diagnosis: changes the caller's arguments
def mean_squared_error(y_true, y_pred):
    """The mean of the squared differences of two arrays of the same shape."""
    if y_true.shape != y_pred.shape:
        raise ValueError("the shapes must be equal")
    error = y_pred
    error -= y_true
    return float(np.square(error).mean())
