# diagnosis: near the gradient, but not right to 1e-6
def l2_gradient(w, l2, h=1e-6):
    """The gradient of l2 * sum(w**2) with respect to w, of the shape of w."""
    w = np.array(w, dtype=float)

    def penalty(v):
        return l2 * v ** 2

    return (penalty(w + h) - penalty(w - h)) / (2 * h)
