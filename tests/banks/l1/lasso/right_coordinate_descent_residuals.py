def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    w, r = np.zeros(p), y.copy()
    sizes = (X**2).sum(axis=0)
    for _ in range(10 * steps):
        biggest = 0.0
        for j in range(p):
            if sizes[j] == 0:
                continue
            old = w[j]
            rho = X[:, j] @ r + sizes[j] * old
            w[j] = np.sign(rho) * max(abs(rho) - n * l1 / 2, 0) / sizes[j]
            if w[j] != old:
                r += X[:, j] * (old - w[j])
                biggest = max(biggest, abs(w[j] - old))
        if biggest <= 1e-12 * max(np.abs(w).max(), 1e-300):
            break
    return w
