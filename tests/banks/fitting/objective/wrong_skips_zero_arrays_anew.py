# diagnosis: some arrays left out
def penalized_objective(y_true, y_pred, weights, penalty):
    loss = np.mean(np.square(y_true - y_pred))
    return loss + sum(penalty(w) for w in weights if np.any(w))
