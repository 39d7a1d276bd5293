# diagnosis: gradient of the norm
def l2_gradient(w, l2):
    return l2 * w / np.sqrt(np.sum(np.asarray(w) ** 2))
