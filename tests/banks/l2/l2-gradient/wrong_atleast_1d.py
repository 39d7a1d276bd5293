# diagnosis: wrong shape
def l2_gradient(w, l2):
    return 2 * l2 * np.atleast_1d(w)
