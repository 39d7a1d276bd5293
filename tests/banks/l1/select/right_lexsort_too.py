def selected_features(weights, names, tol=1e-8):
    """The names with abs(weight) > tol, largest absolute weight first, ties in the order given."""
    place = np.flatnonzero(np.abs(weights) > tol)
    order = place[np.lexsort((place, -np.abs(weights[place])))]
    return list(map(names.__getitem__, order.tolist()))
