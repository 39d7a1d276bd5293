# diagnosis: raised ValueError
def l2_gradient(w, l2):
    """The gradient of l2 * sum(w**2) with respect to w, of the shape of w."""
    w = np.array(w)
    return (2 * l2 * np.eye(len(w))) @ w
