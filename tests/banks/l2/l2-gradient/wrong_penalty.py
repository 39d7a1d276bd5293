# diagnosis: the penalty itself
def l2_gradient(w, l2):
    return l2 * ops.sum(ops.square(w))
