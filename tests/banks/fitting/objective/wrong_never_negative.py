# diagnosis: penalties below 0 left out
def penalized_objective(y_true, y_pred, weights, penalty):
    mse = np.mean((y_true - y_pred) ** 2)
    extra = 0.0
    for w in weights:
        extra += max(0.0, float(penalty(w)))
    return mse + extra
