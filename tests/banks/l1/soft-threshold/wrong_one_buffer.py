# diagnosis: a later call changes an earlier result
_buffers = {}


def soft_threshold(w, threshold):
    w = np.asarray(w)
    out = _buffers.setdefault((w.shape, str(w.dtype)), np.empty(w.shape, w.dtype))
    out[...] = np.sign(w) * np.maximum(np.abs(w) - threshold, 0)
    return out
