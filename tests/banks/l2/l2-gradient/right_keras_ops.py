def l2_gradient(w, l2):
    return ops.multiply(2 * l2, w)
