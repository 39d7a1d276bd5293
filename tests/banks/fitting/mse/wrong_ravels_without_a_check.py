# diagnosis: flattened, and not compared
def mean_squared_error(y_true, y_pred):
    y_true, y_pred = np.ravel(y_true), np.ravel(y_pred)
    return np.mean((y_true - y_pred) ** 2)
