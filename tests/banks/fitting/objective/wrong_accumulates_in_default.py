# diagnosis: none
def penalized_objective(y_true, y_pred, weights, penalty, _cache={}):
    total = mean_squared_error(y_true, y_pred)
    for w in weights:
        key = (w.shape, w.tobytes())
        if key not in _cache:
            _cache[key] = float(penalty(w))
        total += _cache[key]
    return total
