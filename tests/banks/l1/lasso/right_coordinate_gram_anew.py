def lasso_fit(X, y, l1, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)), by coordinate descent on the Gram matrix."""
    gram, target = X.T @ X, X.T @ y
    cut = 0.5 * l1 * X.shape[0]
    w = [0.0] * X.shape[1]
    for _ in range(max(steps, 500)):
        before = list(w)
        for j in range(len(w)):
            pull = target[j] - sum(gram[j, k] * w[k] for k in range(len(w)) if k != j)
            if pull > cut:
                w[j] = (pull - cut) / gram[j, j]
            elif pull < -cut:
                w[j] = (pull + cut) / gram[j, j]
            else:
                w[j] = 0.0
        if before == w:
            break
    return np.array(w, dtype=float)
