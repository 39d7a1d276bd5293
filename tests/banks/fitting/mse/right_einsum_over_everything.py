def mean_squared_error(y_true, y_pred):
    if y_true.shape == y_pred.shape:
        e = (y_true - y_pred).reshape(-1)
        return np.einsum("i,i->", e, e) / len(e)
    raise ValueError("y_true and y_pred must have the same shape")
