# diagnosis: returns something instead of raising
def mean_squared_error(y_true, y_pred):
    """The mean of the squared differences of two arrays of the same shape."""
    if y_true.shape != y_pred.shape:
        return ValueError("shapes are not the same!")
    else:
        return ((y_true - y_pred) ** 2).mean()
