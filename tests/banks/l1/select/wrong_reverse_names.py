# diagnosis: ties in another order
def selected_features(weights, names, tol=1e-8):
    """The names with abs(weight) > tol, largest absolute weight first, ties in the order given."""
    pairs = sorted(zip(np.abs(weights), names), reverse=True)
    return [name for weight, name in pairs if weight > tol]
