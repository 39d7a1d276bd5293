# diagnosis: averaged over one axis
def mean_squared_error(y_true, y_pred):
    if y_true.shape != y_pred.shape:
        raise ValueError("shapes differ")
    return sum((a - b) ** 2 for a, b in zip(y_true, y_pred)) / y_true.size
