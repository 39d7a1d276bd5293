def shrinkage_factors(X, l2):
    X = tf.convert_to_tensor(X)
    d = tf.linalg.svd(X - tf.reduce_mean(X, 0), compute_uv=False)
    return 1 - 1 / (1 + tf.square(d) / (X.shape[0] * l2))
