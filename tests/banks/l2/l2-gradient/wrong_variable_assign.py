# diagnosis: changes the caller's arguments
def l2_gradient(w, l2):
    """The gradient of l2 * sum(w**2) with respect to w, of the shape of w."""
    if isinstance(w, keras.Variable):
        w.assign(2 * l2 * w.value)
        return w.value
    return 2 * l2 * w
