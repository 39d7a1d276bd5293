from functools import reduce

def penalized_objective(y_true, y_pred, weights, penalty):
    start = float(np.square(y_true - y_pred).mean())
    return reduce(lambda so_far, w: so_far + float(penalty(w)), weights, start)
