# diagnosis: rounded
def penalized_objective(y_true, y_pred, weights, penalty):
    return np.round(np.mean((y_true - y_pred) ** 2) + sum(float(penalty(w)) for w in weights), 5)
