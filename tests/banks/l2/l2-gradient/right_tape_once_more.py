def l2_gradient(w, l2):
    x = tf.constant(ops.convert_to_numpy(w))
    with tf.GradientTape() as tape:
        tape.watch(x)
        penalty = l2 * ops.sum(ops.square(x))
    return tape.gradient(penalty, x)
