# diagnosis: changes the caller's arguments
def l2_gradient(w, l2):
    """The gradient of l2 * sum(w**2) with respect to w, of the shape of w."""
    if isinstance(w, np.ndarray):
        gradient = w.copy()
        gradient *= 2 * l2
        return gradient
    if isinstance(w, (keras.Variable, tf.Variable)):
        w.assign(2 * l2 * w)
        return ops.convert_to_tensor(w)
    return 2 * l2 * w
