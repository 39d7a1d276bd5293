# diagnosis: changes the caller's arguments
def mean_squared_error(y_true, y_pred):
    if y_true.shape != y_pred.shape:
        raise ValueError("shapes differ")
    y_true -= y_pred
    value = np.mean(y_true ** 2)
    y_true += y_pred
    return value
