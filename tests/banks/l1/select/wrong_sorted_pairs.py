# diagnosis: ties in another order
def selected_features(weights, names, tol=1e-8):
    """The names with abs(weight) > tol, largest absolute weight first, ties in the order given."""
    pairs = [(abs(weight), name) for weight, name in zip(weights, names) if abs(weight) > tol]
    return [name for size, name in sorted(pairs, reverse=True)]
