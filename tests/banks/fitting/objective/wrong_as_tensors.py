# diagnosis: raised AttributeError
def penalized_objective(y_true, y_pred, weights, penalty):
    data = ops.mean(ops.square(ops.convert_to_tensor(y_true) - ops.convert_to_tensor(y_pred)))
    for w in weights:
        data += ops.cast(penalty(ops.convert_to_tensor(w)), data.dtype)
    return float(data)
