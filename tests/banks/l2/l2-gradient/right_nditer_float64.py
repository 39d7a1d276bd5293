def l2_gradient(w, l2):
    """The gradient of l2 * sum(w**2) with respect to w, of the shape of w: the slope is 2 * l2 * w."""
    source = np.array(ops.convert_to_numpy(w), dtype=np.float64)
    slopes = np.empty(source.shape)
    twice = l2 + l2
    for index in np.ndindex(*source.shape):
        slopes[index] = twice * source[index]
    return slopes
