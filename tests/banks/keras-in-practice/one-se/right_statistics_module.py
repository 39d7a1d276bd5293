import math
import statistics


def choose_strength(strengths, fold_errors):
    rows = {float(s): [float(v) for v in row] for s, row in zip(strengths, fold_errors)}
    best = min(rows.values(), key=statistics.fmean)
    limit = statistics.fmean(best) + statistics.stdev(best) / math.sqrt(len(best))
    return max(s for s, row in rows.items() if statistics.fmean(row) <= limit)
