def penalized_objective(y_true, y_pred, weights, penalty):
    """The mean squared error plus penalty(w), summed over the list `weights`."""

    def cost_from(position):
        if position == len(weights):
            difference = np.ravel(y_true) - np.ravel(y_pred)
            return float(np.dot(difference, difference)) / difference.size
        return float(penalty(weights[position])) + cost_from(position + 1)

    return cost_from(0)
