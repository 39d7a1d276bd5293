# diagnosis: ties in another order
def selected_features(weights, names, tol=1e-8):
    """The names with abs(weight) > tol, largest absolute weight first, ties in the order given."""
    pairs = [(w, name) for w, name in zip(weights, names) if abs(w) > tol]
    pairs.sort(key=lambda pair: (-abs(pair[0]), -pair[0]))
    return [name for _, name in pairs]
