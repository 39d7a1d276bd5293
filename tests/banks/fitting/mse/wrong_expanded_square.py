# diagnosis: small errors of large targets lost
def mean_squared_error(y_true, y_pred):
    if y_true.shape != y_pred.shape:
        raise ValueError("shapes")
    return np.mean(y_true**2) - 2 * np.mean(y_true * y_pred) + np.mean(y_pred**2)
