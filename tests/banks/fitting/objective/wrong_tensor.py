# diagnosis: raised AttributeError
def penalized_objective(y_true, y_pred, weights, penalty):
    objective = ops.mean(ops.square(ops.subtract(y_true, y_pred)))
    for w in weights:
        objective = objective + float(penalty(ops.convert_to_tensor(w)))
    return float(objective)
