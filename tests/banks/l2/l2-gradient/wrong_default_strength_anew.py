# diagnosis: small strengths not taken as they are, for some inputs
def l2_gradient(w, l2):
    l2 = l2 or 0.01
    return l2 * (np.asarray(w) + np.asarray(w))
