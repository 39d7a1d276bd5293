# diagnosis: a tolerance of its own
def selected_features(weights, names, tol=1e-8):
    """The names with abs(weight) > tol, largest absolute weight first, ties in the order given."""
    tol = tol or 1e-8
    kept = [i for i in range(len(names)) if abs(weights[i]) > tol]
    kept.sort(key=lambda i: abs(weights[i]), reverse=True)
    return [names[i] for i in kept]
