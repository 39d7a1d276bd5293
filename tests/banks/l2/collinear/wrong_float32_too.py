# diagnosis: right to a few digits alone
def condition_number(X, l2):
    X = tf.cast(X, tf.float32)
    n, p = X.shape
    A = tf.matmul(X, X, transpose_a=True) / n + l2 * tf.eye(p)
    lam = tf.linalg.eigvalsh(A)
    low, high = float(lam[0]), float(lam[-1])
    if low <= 1e-7 * high:
        return np.inf
    return high / low
