import itertools
import math


def _sweep(w, G, c, half, l2):
    """One round of coordinate descent; yields how far each weight moved, relative to the largest."""
    for j in range(len(w)):
        rho = c[j] - sum(G[j][k] * w[k] for k in range(len(w)) if k != j and w[k])
        new = math.copysign(max(abs(rho) - half, 0.0), rho) / (G[j][j] + l2)
        moved, w[j] = abs(new - w[j]), new if new else 0.0
        yield moved


def elastic_net_fit(X, y, l1, l2, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)) + l2 * sum(w**2), shape (n_features,)."""
    n, p = X.shape
    G, c = (X.T @ X / n).tolist(), (X.T @ y / n).tolist()
    w = [0.0] * p
    for _ in itertools.repeat(None, max(steps, 2000)):
        moved = max(_sweep(w, G, c, l1 / 2, l2))
        if moved <= 1e-12 * max(map(abs, w)):
            break
    return np.array(w)
