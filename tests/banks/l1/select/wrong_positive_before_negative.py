# diagnosis: ties in another order
def selected_features(weights, names, tol=1e-8):
    kept = [(name, w) for name, w in zip(names, weights) if abs(w) > tol]
    return [name for name, w in sorted(kept, key=lambda pair: (-abs(pair[1]), -pair[1]))]
