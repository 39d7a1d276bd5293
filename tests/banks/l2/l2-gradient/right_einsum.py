def l2_gradient(w, l2):
    """The gradient of l2 * sum(w**2) with respect to w, of the shape of w."""
    values = np.asarray(w)
    kind = values.dtype
    pull = np.einsum("...,->...", values.astype(np.float64), np.float64(l2 + l2))
    return np.array(pull, dtype=kind)
