# diagnosis: changes the caller's arguments
def l2_gradient(w, l2):
    if isinstance(w, np.ndarray) and w.ndim > 1:
        return np.multiply(w, 2 * l2, out=w)
    return 2 * l2 * np.asarray(w)
