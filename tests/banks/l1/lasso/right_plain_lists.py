def lasso_fit(X, y, l1, steps=2000):
    n, p = len(X), len(X[0])
    columns, rest, w = [list(map(float, c)) for c in zip(*X)], list(map(float, y)), [0.0] * p
    size = [sum(v * v for v in c) / n for c in columns]
    for _ in range(500):
        for j, c in enumerate(columns):
            rho = sum(a * b for a, b in zip(c, rest)) / n + size[j] * w[j]
            new = (1 if rho > 0 else -1) * max(abs(rho) - l1 / 2, 0.0) / size[j]
            if new != w[j]:
                rest = [r + (w[j] - new) * v for r, v in zip(rest, c)]
                w[j] = new
    return np.array(w)
