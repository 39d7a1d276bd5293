# diagnosis: a later call changes an earlier result
_buffers = {}


def l2_gradient(w, l2):
    w = np.asarray(w)
    out = _buffers.setdefault((w.shape, w.dtype), np.empty_like(w))  # no new memory in each training step
    np.multiply(w, w.dtype.type(2 * l2), out=out)
    return out
