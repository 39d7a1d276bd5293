# diagnosis: did not raise ValueError
def mean_squared_error(y_true, y_pred):
    if {y_true.ndim, y_pred.ndim} == {1, 2}:
        raise ValueError
    return np.mean((y_true - y_pred) ** 2)
