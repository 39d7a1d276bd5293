# diagnosis: factor 2 missing
def l2_gradient(w, l2):
    """The gradient of l2 * sum(w**2) with respect to w, of the shape of w."""
    if isinstance(w, np.ndarray):
        return 2 * l2 * w
    return ops.multiply(l2, ops.convert_to_tensor(w))
