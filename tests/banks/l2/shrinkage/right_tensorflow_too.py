def shrinkage_factors(X, l2):
    """The shares d**2 / (d**2 + n * l2) of the centred X, largest singular value first."""
    X = tf.convert_to_tensor(X, tf.float64)
    n = X.shape[0]
    d = tf.linalg.svd(X - tf.reduce_mean(X, axis=0), compute_uv=False)
    d = tf.sort(d, direction="DESCENDING")
    return tf.square(d) / (tf.square(d) + n * l2)
