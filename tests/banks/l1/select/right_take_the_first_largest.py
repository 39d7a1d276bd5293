def selected_features(weights, names, tol=1e-8):
    """The names with abs(weight) > tol, largest absolute weight first, ties in the order given."""
    sizes = [abs(float(w)) for w in weights]
    open_ones = list(range(len(sizes)))
    chosen = []
    while open_ones:
        best = max(open_ones, key=lambda j: sizes[j])
        if sizes[best] <= tol:
            break
        chosen.append(names[best])
        open_ones.remove(best)
    return chosen
