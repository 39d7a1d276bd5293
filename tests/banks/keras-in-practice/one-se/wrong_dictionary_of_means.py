# diagnosis: equal means counted once
def choose_strength(strengths, fold_errors):
    by_mean = {float(np.mean(row)): s for s, row in zip(strengths, fold_errors)}
    smallest = min(by_mean)
    row = fold_errors[np.argmin(fold_errors.mean(axis=1))]
    limit = smallest + np.std(row, ddof=1) / len(row) ** 0.5
    return max(s for m, s in by_mean.items() if m <= limit)
