import heapq


def selected_features(weights, names, tol=1e-8):
    """The names with abs(weight) > tol, largest absolute weight first, ties in the order given."""
    heap = [(-abs(float(w)), position) for position, w in enumerate(weights) if abs(w) > tol]
    heapq.heapify(heap)
    return [names[heapq.heappop(heap)[1]] for _ in range(len(heap))]
