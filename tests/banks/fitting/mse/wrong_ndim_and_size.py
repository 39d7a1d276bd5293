# diagnosis: compares rank and number of entries alone
def mean_squared_error(y_true, y_pred):
    if y_true.ndim != y_pred.ndim or y_true.size != y_pred.size:
        raise ValueError(f"shapes {y_true.shape} and {y_pred.shape} differ")
    return np.mean((y_true - y_pred) ** 2)
