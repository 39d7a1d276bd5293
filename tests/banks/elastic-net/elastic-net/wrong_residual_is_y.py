# diagnosis: changes the caller's arguments
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    w = np.zeros(p)
    residual = y  # y - X @ w, with w = 0
    squares = (X ** 2).sum(axis=0) / n
    for _ in range(steps):
        for j in range(p):
            rho = X[:, j] @ residual / n + squares[j] * w[j]
            new = np.sign(rho) * max(abs(rho) - l1 / 2, 0.0) / (squares[j] + l2)
            residual -= X[:, j] * (new - w[j])
            w[j] = new
    return w
