def ridge_fit(X, y, l2):
    """The minimizer of mean((y - Xw - b)**2) + l2 * sum(w**2): (weights (n_features,), intercept)."""
    n, p = X.shape
    means = np.array([np.mean(X[:, j]) for j in range(p)])
    middle = float(np.mean(y))
    rows, targets = X - means, y - middle
    if l2 > 0:
        rows = np.concatenate([rows, np.sqrt(n * l2) * np.identity(p)])
        targets = np.concatenate([targets, np.zeros(p)])
        q, r = tf.linalg.qr(rows)
        right_side = tf.linalg.matvec(q, targets, transpose_a=True)
        w = tf.linalg.triangular_solve(r, right_side[:, None], lower=False)[:, 0].numpy()
    else:
        w = np.linalg.lstsq(rows, targets, rcond=None)[0]
    return (w, middle - sum(m * v for m, v in zip(means, w)))
