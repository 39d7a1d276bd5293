# diagnosis: divided by the lengths of the first two axes alone
def mean_squared_error(y_true, y_pred):
    if y_true.shape != y_pred.shape:
        raise ValueError("shapes differ")
    n = len(y_true)
    if y_true.ndim > 1:
        n = n * y_true.shape[1]
    return np.sum((y_true - y_pred) ** 2) / n
