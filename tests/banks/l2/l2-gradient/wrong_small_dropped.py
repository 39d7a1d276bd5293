# diagnosis: small weights taken for 0
def l2_gradient(w, l2):
    w = np.array(w)
    w[np.abs(w) < 1e-6] = 0.0
    return 2 * l2 * w
