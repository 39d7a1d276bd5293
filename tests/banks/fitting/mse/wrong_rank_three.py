# diagnosis: divided by the lengths of the first two axes alone
def mean_squared_error(y_true, y_pred):
    if y_true.shape != y_pred.shape:
        raise ValueError("different shapes")
    squares = (y_true - y_pred) ** 2
    if y_true.ndim == 1:
        n = len(y_true)
    else:
        n = y_true.shape[0] * y_true.shape[1]
    return squares.sum() / n
