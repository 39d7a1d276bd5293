# diagnosis: sizes rounded before they are compared
def selected_features(weights, names, tol=1e-8):
    pairs = [(name, round(abs(float(w)), 6)) for name, w in zip(names, weights) if abs(w) > tol]
    return [name for name, _ in sorted(pairs, key=lambda pair: -pair[1])]
