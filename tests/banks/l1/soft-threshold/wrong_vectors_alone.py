# diagnosis: wrong shape
def soft_threshold(w, threshold):
    w = np.asarray(w)
    rows = [[np.sign(v) * max(abs(v) - threshold, 0.0) for v in row] for row in np.atleast_2d(w)]
    return np.array(rows) if w.ndim == 2 else np.array(rows[0])
