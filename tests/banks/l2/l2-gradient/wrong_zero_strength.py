# diagnosis: wrong shape
def l2_gradient(w, l2):
    if l2 == 0:
        return 0.0
    w = np.array(w)
    return l2 * (w + w)
