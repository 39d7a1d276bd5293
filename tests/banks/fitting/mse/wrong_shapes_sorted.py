# diagnosis: compares the lengths of the axes in any order
def mean_squared_error(y_true, y_pred):
    if sorted(y_true.shape) != sorted(y_pred.shape):
        raise ValueError("different shapes")
    return np.mean((y_true - y_pred) ** 2)
