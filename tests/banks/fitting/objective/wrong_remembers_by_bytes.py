# diagnosis: penalties remembered by the numbers of an array
def penalized_objective(y_true, y_pred, weights, penalty):
    """The mean squared error plus penalty(w), summed over the list `weights`."""
    known = {}  # the same array gives the same number, so each is computed once

    def price(w):
        key = w.tobytes()
        if key not in known:
            known[key] = float(penalty(w))
        return known[key]

    return float(mean_squared_error(y_true, y_pred)) + sum(price(w) for w in weights)
