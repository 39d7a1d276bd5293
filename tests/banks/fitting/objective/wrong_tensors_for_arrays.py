# diagnosis: raised AttributeError
def penalized_objective(y_true, y_pred, weights, penalty):
    """The mean squared error plus penalty(w), summed over the list `weights`."""
    mse = ops.mean(ops.square(ops.subtract(y_true, y_pred)))
    parts = [float(penalty(ops.convert_to_tensor(w, dtype="float32"))) for w in weights]
    return float(mse) + sum(parts)
