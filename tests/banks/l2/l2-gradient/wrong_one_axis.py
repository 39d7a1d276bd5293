# diagnosis: summed over one axis
def l2_gradient(w, l2):
    return 2 * l2 * ops.sum(w, axis=0)
