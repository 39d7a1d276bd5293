def _soft(value, threshold):
    return value - threshold if value > threshold else value + threshold if value < -threshold else 0.0


def elastic_net_fit(X, y, l1, l2, steps=2000):
    """Coordinate descent on Gram matrix entries as Python floats, until a sweep changes nothing that matters."""
    n, p = X.shape
    G = (X.T @ X / n).tolist()
    c = (X.T @ y / n).tolist()
    w = [0.0] * p
    pull = c[:]  # c - G w
    sweep = 0
    while sweep < 20000:
        moved = 0.0
        for j in range(p):
            row = G[j]
            new = _soft(pull[j] + row[j] * w[j], l1 / 2) / (row[j] + l2)
            change = new - w[j]
            if change:
                w[j] = new
                pull = [q - change * g for q, g in zip(pull, row)]
                moved = max(moved, abs(change))
        sweep += 1
        if moved <= 1e-12 * max(map(abs, w)):
            break
    return np.array(w)
