# diagnosis: divided by the lengths of the first two axes alone
def mean_squared_error(y_true, y_pred):
    if y_true.shape != y_pred.shape:
        raise ValueError("different shapes")
    e = (y_true - y_pred) ** 2
    while e.ndim > 2:
        e = e.sum(axis=-1)
    return e.mean()
