def shrinkage_factors(X, l2):
    Z = tf.constant(X) - tf.reduce_mean(X, axis=0, keepdims=True)
    d = tf.linalg.svd(Z, compute_uv=False)
    return 1 / (1 + X.shape[0] * l2 / tf.square(d))
