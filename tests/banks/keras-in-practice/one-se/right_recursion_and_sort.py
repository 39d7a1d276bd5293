def choose_strength(strengths, fold_errors):
    table = sorted(zip(strengths.tolist(), fold_errors.tolist()), reverse=True)
    mean = lambda v: sum(v) / len(v)
    lowest = min((row for _, row in table), key=mean)
    spread = sum((v - mean(lowest)) ** 2 for v in lowest) / (len(lowest) * (len(lowest) - 1))
    return next(s for s, row in table if mean(row) - mean(lowest) <= spread ** 0.5)
