# diagnosis: refuses only one axis more
def mean_squared_error(y_true, y_pred):
    if y_pred.ndim == y_true.ndim + 1:
        raise ValueError("y_pred has an axis too many; use y_pred[:, 0]")
    return np.average((y_true - y_pred) ** 2)
