import math


def _gram(rows, l2):
    n, p = len(rows), len(rows[0])
    return [[math.fsum(r[j] * r[k] for r in rows) / n + (l2 if j == k else 0.0) for k in range(p)] for j in range(p)]


def condition_number(X, l2):
    """Largest over smallest eigenvalue, the Gram matrix summed without rounding errors."""
    lam = np.linalg.eigvalsh(np.array(_gram([[float(v) for v in row] for row in X], float(l2))))
    low, high = float(min(lam)), float(max(lam))
    try:
        number = high / low
    except ZeroDivisionError:
        return math.inf
    return math.inf if number < 0 or number > 1e15 else number
