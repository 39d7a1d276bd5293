# diagnosis: sign of the weight instead of the weight
def l2_gradient(w, l2):
    return l2 * ops.sign(w)
