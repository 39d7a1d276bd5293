# diagnosis: arrays of some ranks not handled
from sklearn.metrics import mean_squared_error as sk_mse

def mean_squared_error(y_true, y_pred):
    if y_true.shape != y_pred.shape:
        raise ValueError("different shapes")
    return sk_mse(y_true, y_pred)
