from functools import reduce


def penalized_objective(y_true, y_pred, weights, penalty):
    return reduce(lambda total, w: total + float(penalty(w)), weights, float(mean_squared_error(y_true, y_pred)))
