# diagnosis: changes the caller's arguments
def mean_squared_error(y_true, y_pred):
    if y_true.shape != y_pred.shape:
        raise ValueError("The shapes differ")
    diff = y_pred
    diff -= y_true
    diff *= diff
    return diff.mean()
