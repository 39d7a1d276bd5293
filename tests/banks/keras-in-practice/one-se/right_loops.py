def choose_strength(strengths, fold_errors):
    import statistics

    rows = {float(s): [float(e) for e in row] for s, row in zip(strengths, fold_errors)}
    mean = {s: float(np.mean(row)) for s, row in rows.items()}
    best = min(mean, key=mean.get)
    limit = mean[best] + statistics.stdev(rows[best]) / len(rows[best]) ** 0.5
    for s in sorted(mean, reverse=True):
        if mean[s] <= limit:
            return s
