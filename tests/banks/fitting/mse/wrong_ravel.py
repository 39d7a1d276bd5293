# diagnosis: did not raise ValueError
def mean_squared_error(y_true, y_pred):
    if y_true.ndim != y_pred.ndim or y_true.size != y_pred.size:
        raise ValueError("shapes do not match")
    errors = y_true.ravel() - y_pred.ravel()
    return np.dot(errors, errors) / errors.size
