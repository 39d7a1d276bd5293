# diagnosis: a tolerance of its own
def selected_features(weights, names, tol=1e-8):
    """The names with abs(weight) > tol, largest absolute weight first, ties in the order given."""
    size = np.abs(weights)
    keep = (size > tol) & ~np.isclose(size, tol)  # exactly tol is not selected, up to rounding
    order = np.argsort(-size, kind="stable")
    return [names[i] for i in order if keep[i]]
