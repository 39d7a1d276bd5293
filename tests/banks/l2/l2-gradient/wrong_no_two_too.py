# diagnosis: factor 2 missing
def l2_gradient(w, l2):
    return l2 * np.asarray(w)
