# diagnosis: ties in another order
def selected_features(weights, names, tol=1e-8):
    """The names with abs(weight) > tol, largest absolute weight first, ties in the order given."""
    size = np.abs(weights)
    order = np.argsort(-size)
    return [names[i] for i in order if size[i] > tol]
