from itertools import accumulate


def penalized_objective(y_true, y_pred, weights, penalty):
    start = float(np.average(np.square(np.subtract(y_true, y_pred))))
    *_, last = accumulate(weights, lambda total, w: total + float(penalty(w)), initial=start)
    return last
