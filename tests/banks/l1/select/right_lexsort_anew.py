def selected_features(weights, names, tol=1e-8):
    """The names with abs(weight) > tol, largest absolute weight first, ties in the order given."""
    size = np.abs(np.asarray(weights, dtype=np.float64))
    (kept,) = np.nonzero(size > tol)
    ranking = np.lexsort((kept, -size[kept]))
    return list(map(names.__getitem__, kept[ranking].tolist()))
