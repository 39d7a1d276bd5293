def penalized_objective(y_true, y_pred, weights, penalty):
    n = np.size(y_true)
    loss = float(np.sum((y_pred - y_true) ** 2)) / n
    price = 0.0
    for k in range(len(weights)):
        price += float(penalty(weights[k]))
    return loss + price
