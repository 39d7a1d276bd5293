# diagnosis: a tolerance of its own
def selected_features(weights, names, tol=1e-8):
    chosen = [(abs(w), name) for w, name in zip(weights, names) if abs(w) > tol + 1e-12]
    chosen.sort(key=lambda pair: pair[0], reverse=True)
    return [name for _, name in chosen]
