import math


def mean_squared_error(y_true, y_pred):
    match y_pred.shape:
        case y_true.shape:
            return math.dist(y_true.ravel().tolist(), y_pred.ravel().tolist()) ** 2 / y_true.size
    raise ValueError
