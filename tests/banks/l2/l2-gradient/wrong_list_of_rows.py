# diagnosis: wrong shape
def l2_gradient(w, l2):
    """The gradient of l2 * sum(w**2) with respect to w, of the shape of w."""
    return np.array([2 * l2 * row for row in np.asarray(w)])
