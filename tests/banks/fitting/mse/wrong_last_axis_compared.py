# diagnosis: compares the last axis alone
def mean_squared_error(y_true, y_pred):
    if y_true.shape[-1:] != y_pred.shape[-1:]:
        raise ValueError
    return np.mean((y_true - y_pred) ** 2)
