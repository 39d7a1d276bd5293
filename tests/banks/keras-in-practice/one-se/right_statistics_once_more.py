import statistics


def choose_strength(strengths, fold_errors):
    """The largest strength whose mean error is within one standard error of the smallest."""
    table = {float(s): [float(e) for e in row] for s, row in zip(strengths, fold_errors)}
    mean_of = {s: statistics.fmean(row) for s, row in table.items()}
    best = min(mean_of, key=mean_of.get)
    error = statistics.stdev(table[best]) / len(table[best]) ** 0.5
    return max(s for s, mean in mean_of.items() if mean <= mean_of[best] + error)
