# diagnosis: wrong shape
def mean_squared_error(y_true, y_pred):
    if y_true.shape != y_pred.shape:
        raise ValueError("shapes differ")
    d = y_true - y_pred
    return d.T @ d / len(d)
