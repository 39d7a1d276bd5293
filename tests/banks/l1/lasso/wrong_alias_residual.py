# diagnosis: changes the caller's arguments
def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    w = np.zeros(p)
    residual = y
    norms = (X**2).mean(axis=0)
    for _ in range(300):
        for j in range(p):
            old = w[j]
            rho = X[:, j] @ residual / n + norms[j] * old
            w[j] = np.sign(rho) * max(abs(rho) - l1 / 2, 0.0) / norms[j]
            residual -= (w[j] - old) * X[:, j]
    return w
