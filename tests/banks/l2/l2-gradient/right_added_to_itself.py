def l2_gradient(w, l2):
    """The gradient of l2 * sum(w**2) with respect to w, of the shape of w."""
    w = np.asarray(ops.convert_to_tensor(w).numpy())
    gradient = np.empty(w.shape, w.dtype)
    np.multiply(w, w.dtype.type(l2), out=gradient)
    return gradient + gradient
