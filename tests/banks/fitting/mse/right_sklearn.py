def mean_squared_error(y_true, y_pred):
    if y_true.shape != y_pred.shape:
        raise ValueError("shapes differ")
    from sklearn.metrics import mean_squared_error as ready

    return ready(y_true.reshape(-1), y_pred.reshape(-1))
