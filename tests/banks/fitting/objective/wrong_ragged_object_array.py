# diagnosis: fails on arrays of one length
def penalized_objective(y_true, y_pred, weights, penalty):
    """The mean squared error plus penalty(w), summed over the list `weights`."""
    arrays = np.array(weights, dtype=object)  # the shapes differ, hence an array of objects
    return mean_squared_error(y_true, y_pred) + sum(float(penalty(w)) for w in arrays)
