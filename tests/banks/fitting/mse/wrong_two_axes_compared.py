# diagnosis: compares the first two axes alone
def mean_squared_error(y_true, y_pred):
    if y_true.ndim != y_pred.ndim or y_true.shape[:2] != y_pred.shape[:2]:
        raise ValueError("different shapes")
    return np.mean((y_true - y_pred) ** 2)
