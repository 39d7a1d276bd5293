# diagnosis: half the right values
def l2_gradient(w, l2):
    w = np.asarray(w)
    g = 2 * l2 * w
    return g if w.ndim < 3 else g / w.shape[0]
