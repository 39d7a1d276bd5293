# diagnosis: not a list
def selected_features(weights, names, tol=1e-8):
    """The names with abs(weight) > tol, largest absolute weight first, ties in the order given."""
    absolute = np.abs(weights)
    order = np.argsort(-absolute, kind="stable")
    order = order[absolute[order] > tol]
    return np.array(names)[order]
