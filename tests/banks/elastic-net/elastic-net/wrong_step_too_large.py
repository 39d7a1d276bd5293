# diagnosis: the steps blow up or swing
def elastic_net_fit(X, y, l1, l2, steps=2000):
    n, p = X.shape
    step = 0.1
    w = np.zeros(p)
    for k in range(steps):
        g = 2 / n * X.T @ (X @ w - y)
        w = elastic_net_prox(w - step * g, step, l1, l2)
    return np.asarray(w)
