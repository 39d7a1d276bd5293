# diagnosis: penalties below 0 left out
def penalized_objective(y_true, y_pred, weights, penalty):
    total = mean_squared_error(y_true, y_pred)
    for w in weights:
        total = max(total, total + float(penalty(w)))
    return total
