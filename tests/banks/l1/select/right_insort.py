from bisect import insort


def selected_features(weights, names, tol=1e-8):
    kept = []
    for place, (w, name) in enumerate(zip(weights, names)):
        if not -tol <= w <= tol:
            insort(kept, (-abs(w), place, name))
    return [name for _, _, name in kept]
