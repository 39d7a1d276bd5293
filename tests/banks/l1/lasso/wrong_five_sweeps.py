# diagnosis: near the solution, but not right to 1e-4
def lasso_fit(X, y, l1, steps=2000):
    w, size = np.zeros(X.shape[1]), np.mean(X * X, axis=0)
    for _ in range(5):
        for j in range(len(w)):
            r = np.mean(X[:, j] * (y - X @ w)) + size[j] * w[j]
            w[j] = np.sign(r) * max(abs(r) - l1 / 2, 0) / size[j]
    return w
