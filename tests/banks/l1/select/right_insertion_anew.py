def selected_features(weights, names, tol=1e-8):
    """The names with abs(weight) > tol, largest absolute weight first, ties in the order given."""
    sizes, result = [], []
    for name, weight in zip(names, np.abs(weights).tolist()):
        if not weight > tol:
            continue
        place = len(sizes)
        while place > 0 and sizes[place - 1] < weight:
            place -= 1
        sizes.insert(place, weight)
        result.insert(place, name)
    return result
