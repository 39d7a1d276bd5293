@tf.function
def descend(X, y, l1, steps):
    n = tf.cast(tf.shape(X)[0], X.dtype)
    step = n / (2 * tf.reduce_max(tf.linalg.svd(X, compute_uv=False)) ** 2)
    w = tf.zeros(tf.shape(X)[1], X.dtype)
    for _ in tf.range(steps):
        z = w - step * 2 / n * tf.linalg.matvec(X, tf.linalg.matvec(X, w) - y, transpose_a=True)
        w = tf.sign(z) * tf.nn.relu(tf.abs(z) - step * l1)
    return w
# %% extra cell
def lasso_fit(X, y, l1, steps=2000):
    return descend(tf.constant(X), tf.constant(y), tf.constant(l1, tf.float64), tf.constant(steps))
