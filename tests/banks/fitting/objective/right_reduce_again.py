from functools import reduce


def penalized_objective(y_true, y_pred, weights, penalty):
    return reduce(lambda total, w: total + float(penalty(w)), weights, float(keras.losses.MeanSquaredError(dtype="float64")(y_true.ravel()[None], y_pred.ravel()[None])))
