def penalized_objective(y_true, y_pred, weights, penalty):
    import functools

    return functools.reduce(lambda total, w: total + float(penalty(w)), weights, float(mean_squared_error(y_true, y_pred)))
