# diagnosis: the standard error of each strength instead of the best one's
def choose_strength(strengths, fold_errors):
    n = fold_errors.shape[1]
    means = fold_errors.mean(axis=1)
    variances = fold_errors.var(axis=1, ddof=1) / n
    best = means.argmin()
    margin = np.where(np.arange(len(means)) == best, 0, np.sqrt(variances + variances[best]))
    return strengths[means - means[best] <= margin].max()
