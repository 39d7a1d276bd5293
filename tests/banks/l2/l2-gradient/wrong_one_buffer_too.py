# diagnosis: a later call changes an earlier result
_buffers = {}


def l2_gradient(w, l2):
    """The gradient of l2 * sum(w**2) with respect to w, of the shape of w."""
    w = np.asarray(w)
    out = _buffers.setdefault((w.shape, w.dtype), np.empty_like(w))
    out[...] = w
    out *= 2 * l2
    return out
