import heapq


def selected_features(weights, names, tol=1e-8):
    """The names with abs(weight) > tol, largest absolute weight first, ties in the order given."""
    price = dict(zip(names, map(abs, map(float, weights))))
    kept = [name for name in names if price[name] > tol]
    return heapq.nlargest(len(kept), kept, key=price.__getitem__)
