# diagnosis: wrong shape
def l2_gradient(w, l2):
    """The gradient of l2 * sum(w**2) with respect to w, of the shape of w."""
    w = ops.convert_to_numpy(w)
    if w.ndim == 0:
        return 2 * l2 * w
    return np.array([l2_gradient(row, l2) for row in w])
