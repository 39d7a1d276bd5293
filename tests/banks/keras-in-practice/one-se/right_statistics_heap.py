import heapq
import statistics


def choose_strength(strengths, fold_errors):
    """Goes down from the largest strength until one is good enough."""
    errors = {float(s): [float(v) for v in row] for s, row in zip(strengths, fold_errors)}
    best = min(errors.values(), key=statistics.fmean)
    limit = statistics.fmean(best) + statistics.stdev(best) / len(best) ** 0.5
    heap = [-s for s in errors]
    heapq.heapify(heap)
    while heap:
        s = -heapq.heappop(heap)
        if statistics.fmean(errors[s]) <= limit:
            return s
