# diagnosis: raised AttributeError
def penalized_objective(y_true, y_pred, weights, penalty):
    loss = ops.mean(ops.square(y_true - y_pred))
    for w in weights:
        loss = loss + penalty(ops.convert_to_tensor(w))
    return float(loss)
