def selected_features(weights, names, tol=1e-8):
    """The names with abs(weight) > tol, largest absolute weight first, ties in the order given."""
    sizes = np.fabs(weights)
    order = np.lexsort((np.arange(sizes.size), np.negative(sizes)))
    return [str(names[i]) for i in order[: int((sizes > tol).sum())]]
