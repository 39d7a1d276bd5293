# diagnosis: wrong shape
def l2_gradient(w, l2):
    """The gradient of l2 * sum(w**2) with respect to w, of the shape of w."""
    if l2 == 0:
        return 0.0
    return 2 * l2 * np.array(w)
