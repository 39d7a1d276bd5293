def selected_features(weights, names, tol=1e-8):
    weights, names = np.abs(weights), np.asarray(names)
    keep = weights > tol
    weights, names = weights[keep], names[keep]
    return list(names[np.argsort(-weights, kind="mergesort")])
