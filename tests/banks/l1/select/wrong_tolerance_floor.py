# diagnosis: a tolerance of its own
def selected_features(weights, names, tol=1e-8):
    tol = max(tol, 1e-8)
    order = sorted(range(len(names)), key=lambda i: -abs(weights[i]))
    return [names[i] for i in order if abs(weights[i]) > tol]
