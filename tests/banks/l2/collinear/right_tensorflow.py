def condition_number(X, l2):
    n, p = X.shape
    X = tf.constant(X)
    values = tf.linalg.eigvalsh(tf.matmul(X, X, transpose_a=True) / n + l2 * tf.eye(p, dtype=X.dtype))
    number = values[-1] / values[0]
    return tf.where((number > 0) & (number <= 1e15), number, np.inf)
