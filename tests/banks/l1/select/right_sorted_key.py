def selected_features(weights, names, tol=1e-8):
    pairs = sorted(zip(names, map(abs, weights)), key=lambda pair: -pair[1])
    return [name for name, size in pairs if size > tol]
