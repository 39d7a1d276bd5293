# diagnosis: large entries cut off
def l2_gradient(w, l2):
    """The gradient of l2 * sum(w**2) with respect to w, of the shape of w."""
    gradient = ops.multiply(2.0 * l2, w)
    return ops.clip(gradient, -1.0, 1.0)  # large gradients blow up the training
