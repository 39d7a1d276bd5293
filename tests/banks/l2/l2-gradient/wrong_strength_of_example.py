# diagnosis: the strength of the visible check, whatever l2 is
def l2_gradient(w, l2):
    w = np.asarray(w)
    return w * 0.2
