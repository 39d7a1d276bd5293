# diagnosis: penalties remembered by the numbers of an array
def penalized_objective(y_true, y_pred, weights, penalty):
    seen = {}
    total = float(np.mean((y_true - y_pred) ** 2))
    for w in weights:
        key = w.tobytes()
        if key not in seen:  # an expensive penalty need not be computed twice for the same array
            seen[key] = float(penalty(w))
        total += seen[key]
    return total
