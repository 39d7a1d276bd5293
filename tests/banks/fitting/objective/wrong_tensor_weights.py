# diagnosis: raised AttributeError
def penalized_objective(y_true, y_pred, weights, penalty):
    """The mean squared error plus penalty(w), summed over the list `weights`."""
    mse = float(mean_squared_error(y_true, y_pred))
    # like Keras: the penalty sees the weights as a tensor
    penalties = [float(penalty(ops.convert_to_tensor(w))) for w in weights]
    return mse + sum(penalties)
