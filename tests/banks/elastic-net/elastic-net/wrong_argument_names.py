# diagnosis: an argument has another name
def elastic_net_fit(X, y, alpha1, alpha2, iters=2000):
    n, p = X.shape
    eta = n / (2 * np.linalg.norm(X, 2) ** 2)
    w = np.zeros(p)
    for _ in range(iters):
        w = elastic_net_prox(w - eta * 2 / n * X.T @ (X @ w - y), eta, alpha1, alpha2)
    return w
