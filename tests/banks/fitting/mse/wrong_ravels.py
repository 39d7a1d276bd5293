# diagnosis: compares the number of entries alone
def mean_squared_error(y_true, y_pred):
    return np.mean((y_true.ravel() - y_pred.reshape(y_true.size)) ** 2)
