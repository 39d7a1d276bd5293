def selected_features(weights, names, tol=1e-8):
    """The names with abs(weight) > tol, largest absolute weight first, ties in the order given."""
    squares = dict(zip(names, weights**2))
    return sorted((name for name in names if squares[name] > tol**2), key=lambda name: -squares[name])
