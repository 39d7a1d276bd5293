def l2_gradient(w, l2):
    """The gradient of l2 * sum(w**2) with respect to w, by automatic differentiation."""
    w = tf.identity(tf.convert_to_tensor(w))
    with tf.GradientTape() as tape:
        tape.watch(w)
        price = L2Penalty(l2)(w)
    return tape.gradient(price, w)
