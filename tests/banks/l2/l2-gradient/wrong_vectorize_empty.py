# diagnosis: raised ValueError
def l2_gradient(w, l2):
    """The gradient of l2 * sum(w**2) with respect to w, of the shape of w."""
    slope = np.vectorize(lambda weight: 2.0 * l2 * float(weight))
    return slope(np.asarray(w))
