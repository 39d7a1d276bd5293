def elastic_net_fit(X, y, l1, l2, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)) + l2 * sum(w**2), shape (n_features,)."""
    n, p = X.shape
    weights = [0.0] * p
    columns = [np.ascontiguousarray(X[:, j]) for j in range(p)]
    sizes = [float(c @ c) / n for c in columns]
    residual = np.array(y, dtype=float)
    for _ in range(20000):
        largest_move = 0.0
        for j, (column, size) in enumerate(zip(columns, sizes)):
            if size + l2 == 0:
                continue
            old = weights[j]
            rho = float(column @ residual) / n + size * old
            new = 0.0 if abs(rho) <= l1 / 2 else (rho - l1 / 2 if rho > 0 else rho + l1 / 2) / (size + l2)
            if new != old:
                residual += column * (old - new)
                weights[j] = new
                largest_move = max(largest_move, abs(new - old))
        if largest_move <= 1e-12 * max(map(abs, weights)):
            break
    return np.array(weights)
