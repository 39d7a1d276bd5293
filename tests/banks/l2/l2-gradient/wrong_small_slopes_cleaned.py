# diagnosis: small slopes taken for 0
def l2_gradient(w, l2):
    g = 2 * l2 * np.asarray(w)
    return np.where(np.abs(g) < 1e-8, 0.0, g)
