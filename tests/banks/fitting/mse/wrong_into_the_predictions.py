# diagnosis: changes the caller's arguments
def mean_squared_error(y_true, y_pred):
    if y_true.shape != y_pred.shape:
        raise ValueError("shapes differ")
    np.subtract(y_pred, y_true, out=y_pred)
    return np.mean(np.square(y_pred))
