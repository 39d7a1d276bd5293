# diagnosis: ties in another order
def selected_features(weights, names, tol=1e-8):
    """The names with abs(weight) > tol, largest absolute weight first, ties in the order given."""
    kept = [[abs(w), name] for w, name in zip(weights, names) if abs(w) > tol]
    for start in range(len(kept)):
        largest = start
        for i in range(start + 1, len(kept)):
            if kept[i][0] > kept[largest][0]:
                largest = i
        kept[start], kept[largest] = kept[largest], kept[start]
    return [name for _, name in kept]
