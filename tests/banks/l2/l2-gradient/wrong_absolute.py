# diagnosis: sign lost
def l2_gradient(w, l2):
    return 2 * l2 * ops.abs(w)
