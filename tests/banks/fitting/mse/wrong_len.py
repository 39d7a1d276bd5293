# diagnosis: divided by the rows alone
def mean_squared_error(y_true, y_pred):
    if y_true.shape != y_pred.shape:
        raise ValueError("shapes differ")
    return np.sum((y_true - y_pred) ** 2) / len(y_true)
