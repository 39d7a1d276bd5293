import heapq


def _largest_first(heap):
    while heap:
        yield heapq.heappop(heap)[2]


def selected_features(weights, names, tol=1e-8):
    """The names with abs(weight) > tol, largest absolute weight first, ties in the order given."""
    heap = []
    for place, (weight, name) in enumerate(zip(weights.tolist(), names)):
        size = weight if weight >= 0 else -weight
        if size > tol:
            heapq.heappush(heap, (-size, place, name))
    return list(_largest_first(heap))
