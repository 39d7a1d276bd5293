# diagnosis: wrong shape
def l2_gradient(w, l2):
    w = np.asarray(w)
    if w.ndim == 1:
        return np.array([2 * l2 * v for v in w])
    return np.vstack([2 * l2 * row for row in w])
