# diagnosis: divided by the lengths of the first two axes alone
def mean_squared_error(y_true, y_pred):
    if y_true.shape != y_pred.shape:
        raise ValueError("shapes differ")
    d = (y_true - y_pred) ** 2
    while d.ndim > 2:
        d = d.sum(axis=-1)
    return d.mean()
