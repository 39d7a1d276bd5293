# diagnosis: compares the rank alone
def mean_squared_error(y_true, y_pred):
    if y_true.ndim != y_pred.ndim:
        raise ValueError("(n,) and (n, 1) must not be mixed")
    total, n = 0.0, 0
    diff = y_true - y_pred  # NumPy raises ValueError itself where the shapes differ
    for d in diff.ravel():
        total += float(d) ** 2
        n += 1
    return total / n
