# diagnosis: near the solution, but not right to 1e-6
def ridge_fit(X, y, l2):
    A, t = tf.cast(X, tf.float32), tf.cast(y, tf.float32)
    xm, ym = tf.reduce_mean(A, 0), tf.reduce_mean(t)
    Z = A - xm
    n, p = X.shape
    rows = tf.concat([Z, tf.sqrt(float(n * l2)) * tf.eye(p)], 0)
    right = tf.concat([t - ym, tf.zeros(p)], 0)[:, None]
    w = np.linalg.lstsq(rows.numpy(), right.numpy(), rcond=None)[0][:, 0].astype(float)
    return w, float(ym) - float(xm.numpy() @ w)
