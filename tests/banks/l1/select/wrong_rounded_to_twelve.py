# diagnosis: nearly equal sizes taken for ties
def selected_features(weights, names, tol=1e-8):
    weights = np.asarray(weights)
    pairs = sorted(zip(np.round(-np.abs(weights), 12), range(len(weights))))
    return [names[i] for size, i in pairs if abs(weights[i]) > tol]
