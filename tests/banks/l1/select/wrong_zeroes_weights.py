# diagnosis: changes the caller's arguments
def selected_features(weights, names, tol=1e-8):
    """The names with abs(weight) > tol, largest absolute weight first, ties in the order given."""
    weights[np.abs(weights) <= tol] = 0.0
    pairs = [(abs(w), name) for w, name in zip(weights, names) if w != 0]
    pairs.sort(key=lambda pair: pair[0], reverse=True)
    return [name for _, name in pairs]
