# diagnosis: features of equal weight left out
def selected_features(weights, names, tol=1e-8):
    by_size = {abs(w): n for w, n in zip(weights, names)}
    return [by_size[s] for s in sorted(by_size, reverse=True) if s > tol]
