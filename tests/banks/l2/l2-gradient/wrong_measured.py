# diagnosis: near the gradient, but not right to 1e-6
def l2_gradient(w, l2):
    """The slope, measured as in the check."""
    w = np.asarray(w)
    h = 1e-6
    return (l2 * (w + h) ** 2 - l2 * (w - h) ** 2) / (2 * h)
