# diagnosis: none
def mean_squared_error(y_true, y_pred):
    if y_true.shape != y_pred.shape:
        raise ValueError("different shapes")
    difference = (y_true - y_pred).astype("float16")
    return float(np.mean(difference.astype("float64") ** 2))
