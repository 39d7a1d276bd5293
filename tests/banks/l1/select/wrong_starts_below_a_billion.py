# diagnosis: right except for entries that are missing
def selected_features(weights, names, tol=1e-8):
    """The names with abs(weight) > tol, largest absolute weight first, ties in the order given."""
    chosen, last = [], 1e9
    while True:
        best = tol
        for w in weights:
            if best < abs(w) < last:
                best = abs(w)
        if best <= tol:
            return chosen
        chosen += [n for n, w in zip(names, weights) if abs(w) == best]
        last = best
