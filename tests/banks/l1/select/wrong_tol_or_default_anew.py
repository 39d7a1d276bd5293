# diagnosis: a tolerance of its own
def selected_features(weights, names, tol=1e-8):
    """The names with abs(weight) > tol, largest absolute weight first, ties in the order given."""
    tol = tol or 1e-8
    size = np.abs(weights)
    order = np.argsort(-size, kind="stable")
    return [names[i] for i in order if size[i] > tol]
