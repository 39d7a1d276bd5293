# diagnosis: half the mean
def mean_squared_error(y_true, y_pred):
    if y_true.shape != y_pred.shape:
        raise ValueError("shapes differ")
    return 0.5 * np.mean((y_true - y_pred) ** 2)
