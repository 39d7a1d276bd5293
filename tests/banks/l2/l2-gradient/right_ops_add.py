def l2_gradient(w, l2):
    half = ops.multiply(w, l2)
    return ops.add(half, half)
