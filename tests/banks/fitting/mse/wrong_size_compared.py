# diagnosis: compares the number of entries alone
def mean_squared_error(y_true, y_pred):
    if y_true.size != y_pred.size:
        raise ValueError
    return np.mean((y_true - y_pred) ** 2)
