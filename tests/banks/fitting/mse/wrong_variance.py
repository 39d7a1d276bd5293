# diagnosis: variance of the differences
def mean_squared_error(y_true, y_pred):
    if y_true.shape != y_pred.shape:
        raise ValueError("shapes differ")
    return np.var(y_true - y_pred)
