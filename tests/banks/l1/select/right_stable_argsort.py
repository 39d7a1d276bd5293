def selected_features(weights, names, tol=1e-8):
    size = np.abs(weights)
    order = np.argsort(-size, kind="stable")
    return [names[i] for i in order[: np.count_nonzero(size > tol)]]
