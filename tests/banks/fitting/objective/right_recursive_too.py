def penalized_objective(y_true, y_pred, weights, penalty):
    def price(rest):
        if len(rest) == 0:
            return 0.0
        head, *tail = rest
        return float(penalty(head.copy())) + price(tail)

    d = np.subtract(y_true, y_pred).ravel()
    return float(d @ d / d.size) + price(list(weights))
