import heapq
from dataclasses import dataclass, field


@dataclass(order=True)
class _Entry:
    minus_size: float
    position: int
    name: str = field(compare=False)


def selected_features(weights, names, tol=1e-8):
    heap = [_Entry(-abs(float(w)), i, str(n)) for i, (w, n) in enumerate(zip(weights, names))]
    heapq.heapify(heap)
    result = []
    while heap and -heap[0].minus_size > tol:
        result.append(heapq.heappop(heap).name)
    return result
