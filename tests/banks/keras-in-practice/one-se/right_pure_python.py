import statistics

def choose_strength(strengths, fold_errors):
    rows = fold_errors.tolist()
    means = [sum(row) / len(row) for row in rows]
    low = min(means)
    best = rows[means.index(low)]
    limit = low + statistics.stdev(best) / len(best) ** 0.5
    return max(float(s) for s, m in zip(strengths, means) if m <= limit)
