# diagnosis: stops at the first strength beyond the bound
def choose_strength(strengths, fold_errors):
    """The largest strength whose mean error is within one standard error of the smallest."""
    order = np.argsort(strengths)
    strengths, fold_errors = strengths[order], fold_errors[order]
    n_strengths, n_folds = fold_errors.shape
    means = fold_errors.mean(axis=1)
    best = int(np.argmin(means))
    limit = means[best] + np.std(fold_errors[best], ddof=1) / np.sqrt(n_folds)
    chosen = best
    while chosen + 1 < n_strengths and means[chosen + 1] <= limit:
        chosen += 1
    return strengths[chosen]
