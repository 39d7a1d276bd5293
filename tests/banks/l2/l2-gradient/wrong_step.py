# diagnosis: weights after the step
def l2_gradient(w, l2):
    return w - 2 * l2 * w
