# diagnosis: compares the number of rows alone
def mean_squared_error(y_true, y_pred):
    if y_true.ndim and y_pred.ndim and len(y_true) != len(y_pred) or y_true.ndim * y_pred.ndim == 0 and y_true.ndim != y_pred.ndim:
        raise ValueError
    return np.mean((y_true - y_pred) ** 2)
