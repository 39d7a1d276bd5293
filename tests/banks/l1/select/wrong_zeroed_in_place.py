# diagnosis: changes the caller's arguments
def selected_features(weights, names, tol=1e-8):
    """The names with abs(weight) > tol, largest absolute weight first, ties in the order given."""
    weights[np.abs(weights) <= tol] = 0.0
    order = sorted(range(len(names)), key=lambda i: -abs(weights[i]))
    return [names[i] for i in order if weights[i] != 0]
