def selected_features(weights, names, tol=1e-8):
    """The names with abs(weight) > tol, largest absolute weight first, ties in the order given."""
    if len(weights) != len(names):
        raise ValueError("as many names as weights")
    size = np.absolute(weights)
    kept = np.flatnonzero(size > tol)
    order = kept[np.lexsort((kept, -size[kept]))]
    return list(np.array(names, dtype=str)[order])
