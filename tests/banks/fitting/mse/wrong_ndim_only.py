# diagnosis: compares the rank alone
def mean_squared_error(y_true, y_pred):
    if y_true.ndim != y_pred.ndim:
        raise ValueError("dimensions differ")
    return np.mean((y_true - y_pred) ** 2)
