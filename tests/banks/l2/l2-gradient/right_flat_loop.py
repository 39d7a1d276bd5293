def l2_gradient(w, l2):
    """The gradient of l2 * sum(w**2) with respect to w, of the shape of w."""
    weights = np.array(ops.cast(w, "float64"))
    slopes = np.empty_like(weights)
    for index in np.ndindex(weights.shape):
        slopes[index] = l2 * (weights[index] + weights[index])
    return slopes
