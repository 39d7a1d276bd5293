# diagnosis: wrong shape
def l2_gradient(w, l2):
    return np.array([2 * l2 * np.asarray(v) for v in np.asarray(w)])
