# diagnosis: ties in another order
def selected_features(weights, names, tol=1e-8):
    """The names with abs(weight) > tol, largest absolute weight first, ties in the order given."""
    left = [(abs(w), name) for w, name in zip(weights, names) if abs(w) > tol]
    for start in range(len(left)):
        largest = start
        for k in range(start + 1, len(left)):
            if left[k][0] > left[largest][0]:
                largest = k
        left[start], left[largest] = left[largest], left[start]
    return [name for _, name in left]
