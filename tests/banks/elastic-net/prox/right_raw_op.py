def elastic_net_prox(w, step, l1, l2):
    """TensorFlow's own proximal step, whose l2 has a factor 1/2."""
    array = np.asarray(w, dtype=float)
    v = tf.Variable(array)
    tf.raw_ops.ResourceApplyProximalGradientDescent(
        var=v.handle, alpha=tf.constant(step, tf.float64), l1=tf.constant(l1, tf.float64),
        l2=tf.constant(2 * l2, tf.float64), delta=tf.zeros_like(v))
    return v.numpy()
