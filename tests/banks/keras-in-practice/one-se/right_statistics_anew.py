import statistics


def choose_strength(strengths, fold_errors):
    rows = [[float(e) for e in row] for row in fold_errors]
    means = [statistics.fmean(row) for row in rows]
    luckiest = rows[means.index(min(means))]
    limit = min(means) + statistics.stdev(luckiest) / len(luckiest) ** 0.5
    for strength, mean in sorted(zip(strengths.tolist(), means), reverse=True):
        if mean <= limit:
            return strength
