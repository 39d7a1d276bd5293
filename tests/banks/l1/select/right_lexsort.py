def selected_features(weights, names, tol=1e-8):
    size = np.abs(weights)
    order = np.lexsort((np.arange(len(size)), -size))
    return np.array(names)[order[size[order] > tol]].tolist()
