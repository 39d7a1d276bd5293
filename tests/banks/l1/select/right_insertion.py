def selected_features(weights: np.ndarray, names: list, tol: float = 1e-8) -> list:
    chosen = []
    for w, name in zip(np.abs(weights), names):
        if w > tol:
            place = len(chosen)
            while place and chosen[place - 1][0] < w:
                place -= 1
            chosen.insert(place, (w, name))
    return [name for _, name in chosen]
