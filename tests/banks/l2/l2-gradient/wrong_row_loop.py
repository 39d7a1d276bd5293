# diagnosis: wrong shape
def l2_gradient(w, l2):
    """The gradient of l2 * sum(w**2) with respect to w, of the shape of w."""
    slopes = []
    for entry in ops.convert_to_numpy(w):
        slopes.append(2 * l2 * entry)
    return np.array(slopes)
