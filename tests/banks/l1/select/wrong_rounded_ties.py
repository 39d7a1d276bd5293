# diagnosis: nearly equal sizes taken for ties
def selected_features(weights, names, tol=1e-8):
    """The names with abs(weight) > tol, largest absolute weight first, ties in the order given."""
    sizes = np.abs(weights)
    order = np.argsort(-np.round(sizes, 6), kind="stable")
    return [names[j] for j in order if sizes[j] > tol]
