# diagnosis: wrong shape
def l2_gradient(w, l2):
    """The gradient of l2 * sum(w**2) with respect to w, of the shape of w."""
    gradient = []
    for row in np.array(w):
        gradient.append(2 * l2 * row)
    return np.array(gradient)
