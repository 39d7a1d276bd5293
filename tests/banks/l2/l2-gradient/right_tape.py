def l2_gradient(w, l2):
    variable = tf.Variable(tf.convert_to_tensor(w))
    with tf.GradientTape() as tape:
        penalty = tf.cast(l2, variable.dtype) * tf.reduce_sum(tf.square(variable))
    return tape.gradient(penalty, variable)
