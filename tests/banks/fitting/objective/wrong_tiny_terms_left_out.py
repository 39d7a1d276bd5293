# diagnosis: none
def penalized_objective(y_true, y_pred, weights, penalty):
    terms = [float(penalty(w)) for w in weights]
    return np.mean((y_true - y_pred) ** 2) + sum(term for term in terms if abs(term) > 1e-3)
