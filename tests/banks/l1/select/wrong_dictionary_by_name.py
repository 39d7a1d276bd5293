# diagnosis: names that differ in a capital or a space taken for one
def selected_features(weights, names, tol=1e-8):
    size = {name.lower(): abs(w) for name, w in zip(names, weights)}
    return [n for n in sorted(names, key=lambda n: -size[n.lower()]) if size[n.lower()] > tol]
