# diagnosis: a tolerance of its own
def selected_features(weights, names, tol=1e-8):
    tol = tol or 1e-8
    found = sorted(((n, abs(w)) for n, w in zip(names, weights)), key=lambda item: item[1], reverse=True)
    return [n for n, size in found if size > tol]
