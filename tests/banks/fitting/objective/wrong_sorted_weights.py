# diagnosis: raised ValueError
def penalized_objective(y_true, y_pred, weights, penalty):
    result = float(np.mean(np.square(y_true - y_pred)))
    for w in weights:
        w.sort()
        result += float(penalty(w))
    return result
