# diagnosis: a later call changes an earlier result
_out = {}


def l2_gradient(w, l2):
    w = np.asarray(w)
    key = (w.shape, w.dtype.name)
    if key not in _out:
        _out[key] = np.zeros_like(w)
    _out[key][...] = 2 * l2 * w
    return _out[key]
