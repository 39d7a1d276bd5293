# diagnosis: entries paired as they lie in memory
def mean_squared_error(y_true, y_pred):
    if y_true.shape != y_pred.shape:
        raise ValueError("different shapes")
    difference = y_true.ravel(order="K") - y_pred.ravel(order="K")
    return difference @ difference / difference.size
