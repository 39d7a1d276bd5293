# diagnosis: another answer when asked again
def price(w, penalty, known={}):
    key = id(w), id(penalty)
    if key not in known:
        known[key] = penalty(w), w, penalty
    return known[key][0]

def penalized_objective(y_true, y_pred, weights, penalty):
    return np.mean((y_true - y_pred) ** 2) + sum(price(w, penalty) for w in weights)
