# diagnosis: near the gradient, but not right to 1e-6
def l2_gradient(w, l2):
    """The gradient of l2 * sum(w**2) with respect to w, of the shape of w."""
    w = np.asarray(w, dtype="float64")
    h = 1e-6
    return (l2 * (w + h) ** 2 - l2 * (w - h) ** 2) / (2 * h)
