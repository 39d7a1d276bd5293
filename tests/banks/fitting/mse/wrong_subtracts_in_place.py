# diagnosis: changes the caller's arguments
def mean_squared_error(y_true, y_pred):
    if y_true.shape != y_pred.shape:
        raise ValueError("shapes")
    y_pred -= y_true
    return np.mean(y_pred**2)
