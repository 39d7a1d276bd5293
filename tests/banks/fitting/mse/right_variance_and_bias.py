def mean_squared_error(y_true, y_pred):
    if y_true.shape != y_pred.shape:
        raise ValueError("shapes differ")
    d = y_pred - y_true
    return d.var() + d.mean() ** 2
