# diagnosis: changes the caller's arguments
def mean_squared_error(y_true, y_pred):
    if np.shape(y_true) != np.shape(y_pred):
        raise ValueError
    y_pred -= y_true
    y_pred *= y_pred
    return float(np.mean(y_pred))
