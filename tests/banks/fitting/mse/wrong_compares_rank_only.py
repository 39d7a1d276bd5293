# diagnosis: compares the rank alone
def mean_squared_error(y_true, y_pred):
    if y_true.ndim != y_pred.ndim:
        raise ValueError("rank of y_true and y_pred must agree")
    return np.mean(np.square(y_true - y_pred))
