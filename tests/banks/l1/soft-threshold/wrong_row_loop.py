# diagnosis: raised IndexError
def soft_threshold(w, threshold):
    """sign(w) * max(abs(w) - threshold, 0), elementwise."""
    w = np.array(w)

    def one(v):
        return max(v - threshold, 0) if v >= 0 else min(v + threshold, 0)

    out = np.zeros_like(w)
    if w.ndim == 1:
        for i in range(len(w)):
            out[i] = one(w[i])
    else:
        for i in range(w.shape[0]):
            for j in range(w.shape[1]):
                out[i, j] = one(w[i, j])
    return out
