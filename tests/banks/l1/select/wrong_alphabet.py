# diagnosis: sorted by name
def selected_features(weights, names, tol=1e-8):
    return sorted(name for w, name in zip(weights, names) if abs(w) > tol)
