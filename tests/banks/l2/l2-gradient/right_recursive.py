from functools import partial


def _slopes(a, factor):
    if a.ndim == 0:
        return np.asarray(factor * np.float64(a))
    parts = list(map(partial(_slopes, factor=factor), a))
    return np.stack(parts) if parts else np.zeros(a.shape)


def l2_gradient(w, l2):
    a = ops.convert_to_numpy(w)
    return _slopes(a, 2.0 * float(l2))
