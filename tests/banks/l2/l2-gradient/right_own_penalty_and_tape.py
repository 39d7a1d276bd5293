def l2_gradient(w, l2):
    w = tf.identity(tf.convert_to_tensor(w))
    with tf.GradientTape() as tape:
        tape.watch(w)
        penalty = L2Penalty(l2)(w)
    return tape.gradient(penalty, w)
