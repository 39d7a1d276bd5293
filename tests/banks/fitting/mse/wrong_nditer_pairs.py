# diagnosis: entries paired as they lie in memory
def mean_squared_error(y_true, y_pred):
    """The mean of the squared differences of two arrays of the same shape."""
    if y_true.shape != y_pred.shape:
        raise ValueError(f"y_true has shape {y_true.shape}, y_pred has shape {y_pred.shape}")
    total, count = 0.0, 0
    for target, prediction in zip(np.nditer(y_true), np.nditer(y_pred)):  # any rank
        total += (float(target) - float(prediction)) ** 2
        count += 1
    return total / count
