# diagnosis: features of equal weight left out
def selected_features(weights, names, tol=1e-8):
    by_size = {}
    for name, w in zip(names, weights):
        if abs(w) > tol:
            by_size.setdefault(w, name)
    return [by_size[w] for w in sorted(by_size, key=abs, reverse=True)]
