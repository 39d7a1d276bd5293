import math

def mean_squared_error(y_true, y_pred):
    if y_true.shape != y_pred.shape:
        raise ValueError(f"shapes {y_true.shape} and {y_pred.shape} differ")
    a, b = y_true.ravel().tolist(), y_pred.ravel().tolist()
    return math.fsum((s - t) ** 2 for s, t in zip(a, b)) / len(a)
