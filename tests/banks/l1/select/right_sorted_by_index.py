def selected_features(weights, names, tol=1e-8):
    chosen = [i for i in range(len(names)) if not abs(weights[i]) <= tol]
    chosen.sort(key=lambda i: abs(weights[i]) * -1)
    return list(map(names.__getitem__, chosen))
