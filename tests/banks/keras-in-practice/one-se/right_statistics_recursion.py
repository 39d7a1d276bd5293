import statistics


def choose_strength(strengths, fold_errors):
    rows = fold_errors.tolist()
    best = min(rows, key=statistics.fmean)
    bound = statistics.fmean(best) + statistics.stdev(best) / len(best) ** 0.5
    return max(s for s, row in zip(strengths.tolist(), rows) if sum(row) / len(row) <= bound or row is best)
