# diagnosis: squares subtracted
def mean_squared_error(y_true, y_pred):
    if y_true.shape != y_pred.shape:
        raise ValueError("shapes differ")
    return np.mean(y_true**2 - y_pred**2)
