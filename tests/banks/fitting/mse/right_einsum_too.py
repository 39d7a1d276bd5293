class ShapeError(ValueError):
    pass


def mean_squared_error(y_true, y_pred):
    shapes = {np.shape(y_true), np.shape(y_pred)}
    if len(shapes) > 1:
        raise ShapeError(" against ".join(map(str, shapes)))
    d = (np.asarray(y_true, np.float64) - np.asarray(y_pred, np.float64)).reshape(-1)
    return np.einsum("i,i->", d, d) / d.size
