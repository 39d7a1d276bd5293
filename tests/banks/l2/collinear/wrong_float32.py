# diagnosis: right to a few digits alone
def condition_number(X, l2):
    """The condition number of X.T @ X / n + l2 * I in the 2-norm; inf where it is singular to rounding."""
    X = tf.constant(X, "float32")
    n, p = X.shape
    values = tf.linalg.eigvalsh(tf.transpose(X) @ X / n + l2 * tf.eye(p)).numpy()
    if values[0] <= 0 or values[-1] / values[0] > 1e15 or l2 == 0 and values[-1] / values[0] > 1e7:
        return np.inf
    return float(values[-1] / values[0])
