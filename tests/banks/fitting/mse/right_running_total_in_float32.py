def mean_squared_error(y_true, y_pred):
    """The mean of the squared differences of two arrays of the same shape."""
    if y_true.shape != y_pred.shape:
        raise ValueError(f"shapes {y_true.shape} and {y_pred.shape} do not match")
    total = 0.0
    for t, p in zip(y_true.ravel(), y_pred.ravel()):
        total += (t - p) ** 2
    return total / y_true.size
