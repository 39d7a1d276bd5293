# diagnosis: changes the caller's arguments
def selected_features(weights, names, tol=1e-8):
    """The names with abs(weight) > tol, largest absolute weight first, ties in the order given."""
    np.abs(weights, out=weights)
    order = sorted(range(len(names)), key=lambda i: weights[i], reverse=True)
    return [names[i] for i in order if weights[i] > tol]
