# diagnosis: none
def l2_gradient(w, l2):
    return 2 * min(l2, 1.0) * np.array(w)
