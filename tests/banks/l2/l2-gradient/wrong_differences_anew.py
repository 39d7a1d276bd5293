# diagnosis: near the gradient, but not right to 1e-6
def l2_gradient(w, l2):
    w = np.asarray(w)
    h = np.asarray(1e-6, w.dtype)
    p = lambda v: l2 * v * v
    return (p(w + h) - p(w - h)) / (2 * h)
