# diagnosis: last array alone
def penalized_objective(y_true, y_pred, weights, penalty):
    price = 0.0
    for w in weights:
        price = penalty(w)
    return mean_squared_error(y_true, y_pred) + price
