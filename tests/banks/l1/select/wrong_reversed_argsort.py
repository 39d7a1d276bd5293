# diagnosis: ties in another order
def selected_features(weights, names, tol=1e-8):
    """The names with abs(weight) > tol, largest absolute weight first, ties in the order given."""
    order = np.argsort(np.abs(weights), kind="stable")[::-1]
    return [names[i] for i in order if abs(weights[i]) > tol]
