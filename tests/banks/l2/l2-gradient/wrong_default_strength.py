# diagnosis: none
def l2_gradient(w, l2):
    return 0.02 * w
