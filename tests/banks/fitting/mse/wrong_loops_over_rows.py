# diagnosis: arrays of some ranks not handled
def mean_squared_error(y_true, y_pred):
    if y_true.shape != y_pred.shape:
        raise ValueError("different shapes")
    total = 0.0
    for a, b in zip(y_true, y_pred):
        total += np.sum((a - b) ** 2)
    return total / y_true.size
