# diagnosis: ties in another order
def selected_features(weights, names, tol=1e-8):
    pairs = sorted((-abs(w), n) for w, n in zip(weights, names))
    return [n for w, n in pairs if -w > tol]
