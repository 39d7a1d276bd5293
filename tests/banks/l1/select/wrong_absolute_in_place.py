# diagnosis: changes the caller's arguments
def selected_features(weights, names, tol=1e-8):
    """The names with abs(weight) > tol, largest absolute weight first, ties in the order given."""
    np.abs(weights, out=weights)
    order = np.argsort(-weights, kind="stable")
    return [names[j] for j in order if weights[j] > tol]
