# diagnosis: refuses only where y_true is stretched
def mean_squared_error(y_true, y_pred):
    difference = y_true - y_pred
    if difference.shape != y_true.shape:
        raise ValueError(f"{y_true.shape} and {y_pred.shape}")
    return float((difference**2).mean())
