def l2_gradient(w, l2):
    return np.multiply(np.asarray(w), 2 * l2)
