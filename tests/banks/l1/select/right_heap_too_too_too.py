import heapq


def selected_features(weights, names, tol=1e-8):
    """The names with abs(weight) > tol, largest absolute weight first, ties in the order given."""
    heap = []
    for place, (weight, name) in enumerate(zip(weights.tolist(), names)):
        if abs(weight) > tol:
            heapq.heappush(heap, (-abs(weight), place, name))  # places differ: names are never compared

    def drain():
        while heap:
            yield heapq.heappop(heap)[2]

    return list(drain())
