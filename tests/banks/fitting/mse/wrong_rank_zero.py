# diagnosis: arrays of some ranks not handled
def mean_squared_error(y_true, y_pred):
    if y_true.shape != y_pred.shape:
        raise ValueError("shapes differ")
    squared = [np.sum((a - b) ** 2) for a, b in zip(y_true, y_pred)]
    return sum(squared) / y_true.size
