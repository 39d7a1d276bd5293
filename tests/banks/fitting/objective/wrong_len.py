# diagnosis: divided by the rows alone
def penalized_objective(y_true, y_pred, weights, penalty):
    mse = np.sum((y_true - y_pred) ** 2) / len(y_true)
    pen = 0
    for w in weights:
        pen += float(penalty(w))
    return mse + pen
