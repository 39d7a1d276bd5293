# diagnosis: right except for entries that are missing
def selected_features(weights, names, tol=1e-8):
    """The names with abs(weight) > tol, largest absolute weight first, ties in the order given."""
    selected = []
    for i in range(len(names)):
        if weights[i] > tol:
            selected.append(names[i])
    return selected
