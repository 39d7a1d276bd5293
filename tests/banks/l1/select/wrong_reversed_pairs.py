# diagnosis: ties in another order
def selected_features(weights, names, tol=1e-8):
    pairs = [(abs(w), name) for w, name in zip(weights, names) if abs(w) > tol]
    return [name for _, name in sorted(pairs, reverse=True)]
