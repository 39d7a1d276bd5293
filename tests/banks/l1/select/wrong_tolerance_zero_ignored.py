# diagnosis: a tolerance of its own
def selected_features(weights, names, tol=1e-8):
    """The names with abs(weight) > tol, largest absolute weight first, ties in the order given."""
    tol = tol or 1e-8
    pairs = [(abs(weight), name) for weight, name in zip(weights, names) if abs(weight) > tol]
    pairs.sort(key=lambda pair: pair[0], reverse=True)
    return [name for _, name in pairs]
