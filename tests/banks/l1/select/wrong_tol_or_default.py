# diagnosis: a tolerance of its own
def selected_features(weights, names, tol=None):
    tol = tol or 1e-8
    pairs = sorted(zip(names, weights), key=lambda pair: -abs(pair[1]))
    return [name for name, w in pairs if abs(w) > tol]
