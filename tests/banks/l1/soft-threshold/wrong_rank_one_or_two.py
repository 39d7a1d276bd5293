# diagnosis: raised IndexError
def _one(v, t):
    if abs(v) <= t:
        return 0.0
    return v - t if v > 0 else v + t


def soft_threshold(w, threshold):
    w = np.array(w)
    if w.ndim == 1:
        return np.array([_one(v, threshold) for v in w])
    result = np.zeros(w.shape)
    for i in range(w.shape[0]):
        for j in range(w.shape[1]):
            result[i, j] = _one(w[i, j], threshold)
    return result
