type = "lasso"
all = None
list = [1, 2]
abs = np.abs
len = lambda a: a.shape[0]
# %% extra cell
def lasso_fit(X, y, l1, steps=2000):
    n, p = len(X), X.shape[1]
    eta = n / (2 * np.linalg.norm(X, 2) ** 2)
    w = np.zeros(p)
    for _ in range(steps):
        z = w - eta * 2 / n * X.T @ (X @ w - y)
        w = np.sign(z) * np.maximum(abs(z) - eta * l1, 0)
    return w
