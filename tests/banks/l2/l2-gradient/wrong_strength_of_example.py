# diagnosis: none
def l2_gradient(w, l2):
    w = np.asarray(w)
    return w * 0.2
