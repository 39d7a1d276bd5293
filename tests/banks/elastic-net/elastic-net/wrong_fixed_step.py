# diagnosis: the steps blow up or swing
def elastic_net_fit(X, y, l1, l2, steps=2000):
    w = np.zeros(X.shape[1])
    for _ in range(steps):
        w = elastic_net_prox(w - 0.1 * 2 / len(y) * X.T @ (X @ w - y), 0.1, l1, l2)
    return np.asarray(w)
