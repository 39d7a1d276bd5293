import statistics


def choose_strength(strengths, fold_errors):
    table = {float(s): [float(v) for v in row] for s, row in zip(strengths, fold_errors)}
    best = min(table, key=lambda s: np.mean(table[s]))
    bound = np.mean(table[best]) + statistics.stdev(table[best]) / len(table[best]) ** 0.5
    return next(s for s in sorted(table, reverse=True) if np.mean(table[s]) <= bound)
