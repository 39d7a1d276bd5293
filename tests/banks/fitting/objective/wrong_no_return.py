# diagnosis: returned nothing
def penalized_objective(y_true, y_pred, weights, penalty):
    total = mean_squared_error(y_true, y_pred)
    for w in weights:
        total += penalty(w)
