def choose_strength(strengths, fold_errors):
    """The largest strength whose mean error is within one standard error of the smallest."""
    table = {float(s): np.asarray(row, dtype=float) for s, row in zip(strengths, fold_errors)}
    means = {s: np.mean(row) for s, row in table.items()}
    best = min(means, key=means.get)
    limit = means[best] + np.std(table[best], ddof=1) / np.sqrt(len(table[best]))
    return max(filter(lambda s: means[s] <= limit, means))
