import math


def penalized_objective(y_true, y_pred, weights, penalty):
    errors = np.subtract(y_true, y_pred).ravel()
    return math.fsum([np.dot(errors, errors) / errors.size, *map(float, map(penalty, weights))])
