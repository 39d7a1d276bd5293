def soft_threshold(w, threshold):
    w = np.array(w, dtype=float)
    return np.piecewise(w, [w > threshold, w < -threshold], [lambda v: v - threshold, lambda v: v + threshold, 0.0])
