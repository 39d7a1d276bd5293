def elastic_net_fit(X, y, l1, l2, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)) + l2 * sum(w**2), shape (n_features,)."""
    n, p = X.shape
    G = X.T @ X / n  # all that the data say, in two small tables
    c = X.T @ y / n
    w = [0.0] * p
    for _ in range(20000):
        largest_move, largest = 0.0, 0.0
        for j in range(p):
            rho = float(c[j] - np.dot(G[j], w) + G[j, j] * w[j])
            if rho > l1 / 2:
                new = (rho - l1 / 2) / (G[j, j] + l2)
            elif rho < -l1 / 2:
                new = (rho + l1 / 2) / (G[j, j] + l2)
            else:
                new = 0.0
            largest_move = max(largest_move, abs(new - w[j]))
            largest = max(largest, abs(new))
            w[j] = float(new)
        if largest_move <= 1e-12 * largest:
            break
    return np.array(w)
