# diagnosis: names looked up by their weight
def selected_features(weights, names, tol=1e-8):
    w = list(weights)
    chosen = sorted([v for v in w if abs(v) > tol], key=abs, reverse=True)
    return [names[w.index(v)] for v in chosen]
