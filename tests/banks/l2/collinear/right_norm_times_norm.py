def condition_number(X, l2):
    """The condition number of X.T @ X / n + l2 * I in the 2-norm; inf where it is singular to rounding."""
    n, p = X.shape
    matrix = X.T @ X / n
    for j in range(p):
        matrix[j, j] += l2
    values = sorted(float(v) for v in tf.linalg.eigvalsh(matrix))
    low, high = values[0], values[-1]
    if low <= 0.0 or high > 1e15 * low:
        return float("inf")
    return high / low
