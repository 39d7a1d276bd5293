# diagnosis: positive weights alone
def selected_features(weights, names, tol=1e-8):
    """The names with abs(weight) > tol, largest absolute weight first, ties in the order given."""
    order = np.argsort(-weights, kind="stable")
    return [names[i] for i in order if weights[i] > tol]
