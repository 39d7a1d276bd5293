from functools import partial


def _penalty(strength, weights):
    return strength * tf.reduce_sum(tf.square(weights))


def l2_gradient(w, l2):
    """The gradient of l2 * sum(w**2) with respect to w, by automatic differentiation in float64."""
    weights = tf.cast(ops.convert_to_tensor(w), tf.float64)
    penalty = partial(_penalty, tf.constant(float(l2), tf.float64))
    with tf.GradientTape(watch_accessed_variables=False) as tape:
        tape.watch(weights)
        value = penalty(weights)
    return tape.gradient(value, weights).numpy()
