def selected_features(weights, names, tol=1e-8):
    size = np.abs(weights)
    order = np.lexsort((np.arange(len(size)), -size))
    order = order[size[order] > tol]
    return list(np.array(names, dtype=object)[order])
