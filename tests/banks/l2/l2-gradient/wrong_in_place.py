# diagnosis: changes the caller's arguments
def l2_gradient(w, l2):
    w = w if isinstance(w, np.ndarray) else np.asarray(w).copy()
    w *= 2 * l2
    return w
