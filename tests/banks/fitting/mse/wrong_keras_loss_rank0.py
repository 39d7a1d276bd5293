# diagnosis: arrays of some ranks not handled
def mean_squared_error(y_true, y_pred):
    """The mean of the squared differences of two arrays of the same shape."""
    if y_true.shape != y_pred.shape:
        raise ValueError(f"Shapes differ: {y_true.shape} vs {y_pred.shape}")
    per_sample = keras.losses.mean_squared_error(y_true, y_pred)  # mean over the last axis
    return float(ops.mean(per_sample))
