# diagnosis: nearly equal sizes taken for ties
def selected_features(weights, names, tol=1e-8):
    kept = [(name, round(abs(float(w)), 6)) for name, w in zip(names, weights) if abs(w) > tol]
    return [name for name, size in sorted(kept, key=lambda pair: -pair[1])]
