# diagnosis: a tolerance of its own
def selected_features(weights, names, tol=1e-8):
    """The names with abs(weight) > tol, largest absolute weight first, ties in the order given."""
    if not tol:
        tol = 1e-8
    chosen = [j for j in range(len(names)) if abs(weights[j]) > tol]
    return [names[j] for j in sorted(chosen, key=lambda j: abs(weights[j]), reverse=True)]
