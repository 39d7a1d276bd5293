# diagnosis: nearly equal sizes taken for ties
def selected_features(weights, names, tol=1e-8):
    sizes = np.round(np.abs(weights), 6)
    keep = np.abs(weights) > tol
    return [names[i] for i in np.argsort(-sizes, kind="stable") if keep[i]]
