# diagnosis: compares the number of entries alone
def mean_squared_error(y_true, y_pred):
    if y_true.size != y_pred.size:
        raise ValueError("sizes differ")
    d = y_true.ravel() - y_pred.ravel()
    return float(d @ d) / d.size
