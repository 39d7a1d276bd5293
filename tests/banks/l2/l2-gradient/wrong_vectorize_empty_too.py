# diagnosis: raised ValueError
def l2_gradient(w, l2):
    """The gradient of l2 * sum(w**2) with respect to w, of the shape of w."""
    slope = np.vectorize(lambda v: 2 * l2 * v)
    return slope(np.asarray(w))
