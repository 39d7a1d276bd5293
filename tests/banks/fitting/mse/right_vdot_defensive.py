def mean_squared_error(y_true, y_pred):
    """The mean of the squared differences of two arrays of the same shape."""

    class ShapeMismatch(ValueError):
        pass

    t, p = np.asarray(y_true, dtype=np.float64), np.asarray(y_pred, dtype=np.float64)
    same = t.ndim == p.ndim and all(a == b for a, b in zip(t.shape, p.shape))
    if not same:
        raise ShapeMismatch("cannot compare %s with %s" % (t.shape, p.shape))
    residual = np.subtract(t, p).reshape(-1)
    return np.einsum("i,i->", residual, residual) / residual.size
