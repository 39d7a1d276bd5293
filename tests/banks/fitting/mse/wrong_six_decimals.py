# diagnosis: rounded
def mean_squared_error(y_true, y_pred):
    if np.shape(y_true) != np.shape(y_pred):
        raise ValueError
    return round(float(((y_true - y_pred) ** 2).mean()), 6)
