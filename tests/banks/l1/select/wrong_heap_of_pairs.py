# diagnosis: ties in another order
def selected_features(weights, names, tol=1e-8):
    import heapq

    heap = [(-abs(w), i % 100, name) for i, (w, name) in enumerate(zip(weights, names)) if abs(w) > tol]
    heapq.heapify(heap)
    return [heapq.heappop(heap)[2] for _ in range(len(heap))]
