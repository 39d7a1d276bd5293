import heapq

def selected_features(weights, names, tol=1e-8):
    heap = [(-abs(float(w)), i) for i, w in enumerate(weights) if abs(w) > tol]
    heapq.heapify(heap)
    return [names[heapq.heappop(heap)[1]] for _ in range(len(heap))]
