def selected_features(weights, names, tol=1e-8):
    from heapq import nlargest

    size = dict(zip(names, map(abs, weights.tolist())))
    return [n for n in nlargest(len(names), names, key=size.__getitem__) if size[n] > tol]
