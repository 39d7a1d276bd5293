# diagnosis: none
def mean_squared_error(y_true, y_pred):
    if y_true.shape != y_pred.shape:
        raise ValueError("shapes differ")
    return float(np.mean((y_true - y_pred).astype("float16") ** 2, dtype="float64"))
