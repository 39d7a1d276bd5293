# diagnosis: the standard error of each strength instead of the best one's
def choose_strength(strengths, fold_errors):
    mean = fold_errors.mean(axis=1)
    se = fold_errors.std(axis=1, ddof=1) / np.sqrt(fold_errors.shape[1])
    return float(max(s for s, m, e in zip(strengths, mean, se) if m <= mean.min() + e or m == mean.min()))
