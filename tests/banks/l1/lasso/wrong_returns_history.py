# diagnosis: not made of numbers
def lasso_fit(X, y, l1, steps=2000):
    n = len(y)
    eta = n / (2 * np.linalg.norm(X, 2) ** 2)
    w, losses = np.zeros(X.shape[1]), []
    for _ in range(steps):
        w = soft_threshold(w - eta * 2 / n * X.T @ (X @ w - y), eta * l1)
        losses.append(np.mean((X @ w - y) ** 2))
    return w, losses
