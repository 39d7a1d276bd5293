def selected_features(weights, names, tol=1e-8):
    chosen = []  # (size, name), largest first
    for name, w in zip(names, weights.tolist()):
        size = w if w >= 0 else -w
        if not size > tol:
            continue
        place = len(chosen)
        while place > 0 and chosen[place - 1][0] < size:
            place -= 1
        chosen.insert(place, (size, name))
    return [name for _, name in chosen]
