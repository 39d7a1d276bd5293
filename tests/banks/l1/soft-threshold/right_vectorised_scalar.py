def _one(v, t):
    v = float(v)
    return v - t if v > t else v + t if v < -t else 0.0


def soft_threshold(w, threshold):
    w = np.asarray(w)
    return np.frompyfunc(lambda v: _one(v, threshold), 1, 1)(w).astype(float) if w.ndim else np.array(_one(w, threshold))
