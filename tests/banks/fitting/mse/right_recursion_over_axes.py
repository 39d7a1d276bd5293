def mean_squared_error(y_true, y_pred):
    if y_true.shape != y_pred.shape:
        raise ValueError("different shapes")
    if y_true.ndim == 0:
        return (float(y_true) - float(y_pred)) ** 2
    return sum(mean_squared_error(np.asarray(a), np.asarray(b)) for a, b in zip(y_true, y_pred)) / len(y_true)
