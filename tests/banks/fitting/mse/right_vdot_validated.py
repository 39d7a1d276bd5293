import logging

_log = logging.getLogger("mse")


class ShapesDiffer(ValueError):
    """The shapes of targets and predictions are not the same."""


def mean_squared_error(y_true, y_pred):
    """The mean of the squared differences of two arrays of the same shape."""
    for name, value in (("y_true", y_true), ("y_pred", y_pred)):
        if not isinstance(value, np.ndarray):
            raise TypeError(f"{name} must be a NumPy array, not {type(value).__name__}")
        _log.debug("%s: shape %s, dtype %s", name, value.shape, value.dtype)
    if y_true.shape != y_pred.shape:
        raise ShapesDiffer(f"{y_true.shape} is not {y_pred.shape}")
    errors = np.asarray(y_true, dtype=np.float64) - np.asarray(y_pred, dtype=np.float64)
    result = np.vdot(errors, errors) / errors.size
    _log.debug("mse: %s", result)
    return result
