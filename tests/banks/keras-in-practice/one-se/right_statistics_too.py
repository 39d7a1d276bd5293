import statistics


def choose_strength(strengths, fold_errors):
    """The largest strength whose mean error is within one standard error of the smallest."""
    rows = sorted(zip(strengths.tolist(), fold_errors.tolist()))
    best = min((row for _, row in rows), key=statistics.fmean)
    limit = statistics.fmean(best) + statistics.stdev(best) / len(best) ** 0.5
    for strength, row in reversed(rows):
        if statistics.fmean(row) <= limit:
            return strength
