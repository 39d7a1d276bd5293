# diagnosis: in the order given, not sorted
def selected_features(weights, names, tol=1e-8):
    return [name for w, name in zip(weights, names) if abs(w) > tol]
