# diagnosis: not solved yet
def penalized_objective(y_true, y_pred, weights, penalty):
    raise NotImplementedError()
