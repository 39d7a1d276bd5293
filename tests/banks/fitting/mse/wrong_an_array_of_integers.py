# diagnosis: errors cut to whole numbers
def mean_squared_error(y_true, y_pred):
    if y_true.shape != y_pred.shape:
        raise ValueError
    e = np.zeros(y_true.shape, dtype=int)
    e[...] = y_true - y_pred
    return (e ** 2).sum() / e.size
