# diagnosis: averaged over the weights
def l2_gradient(w, l2):
    return 2 * l2 * w / max(np.size(np.asarray(w)), 1)
