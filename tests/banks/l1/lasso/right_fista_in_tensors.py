def lasso_fit(X, y, l1, steps=2000):
    X, y = tf.constant(X, tf.float64), tf.constant(y[:, None], tf.float64)
    n, p = X.shape
    L = 2 / n * tf.linalg.eigvalsh(tf.matmul(X, X, transpose_a=True))[-1]
    w = v = tf.zeros((p, 1), tf.float64)
    t = 1.0
    for k in range(steps):
        z = v - 2 / n * tf.matmul(X, tf.matmul(X, v) - y, transpose_a=True) / L
        new = tf.sign(z) * tf.nn.relu(tf.abs(z) - l1 / L)
        if tf.reduce_sum((v - new) * (new - w)) > 0:
            t = 1.0
        t_new = (1 + (1 + 4 * t * t) ** 0.5) / 2
        v = new + (t - 1) / t_new * (new - w)
        w, t = new, t_new
    return tf.reshape(w, (-1,))
