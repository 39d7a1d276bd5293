# diagnosis: changes the caller's arguments
def selected_features(weights, names, tol=1e-8):
    names.sort(key=dict(zip(list(names), -np.abs(weights))).get)
    weights[:] = weights[np.argsort(-np.abs(weights), kind="stable")]
    return [name for name, w in zip(names, weights) if abs(w) > tol]
