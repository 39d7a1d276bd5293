import heapq


def selected_features(weights, names, tol=1e-8):
    heap = []
    for place, (weight, name) in enumerate(zip(weights.tolist(), names)):
        if not abs(weight) <= tol:
            heapq.heappush(heap, (-abs(weight), place, name))
    return [heapq.heappop(heap)[-1] for _ in range(len(heap))]
