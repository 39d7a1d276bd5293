def condition_number(X, l2):
    n, p = X.shape
    s = tf.linalg.svd(tf.constant(X.T @ X / n + l2 * np.identity(p)), compute_uv=False).numpy()
    smallest = np.linalg.eigvalsh(X.T @ X / n + l2 * np.identity(p)).min()
    if smallest <= 0 or s[-1] == 0:
        return float("inf")
    c = s[0] / s[-1]
    return np.inf if c > 1e15 else c
