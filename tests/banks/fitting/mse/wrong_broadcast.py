# diagnosis: silent broadcast
def mean_squared_error(y_true, y_pred):
    return np.mean((y_true - y_pred) ** 2)
