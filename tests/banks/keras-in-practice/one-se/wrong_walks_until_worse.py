# diagnosis: stops at the first strength beyond the bound
def choose_strength(strengths, fold_errors):
    """The largest strength whose mean error is within one standard error of the smallest."""
    order = np.argsort(strengths)
    means = fold_errors.mean(axis=1)[order]
    best = np.argmin(means)
    folds = fold_errors[order[best]]
    limit = means[best] + np.std(folds, ddof=1) / np.sqrt(len(folds))
    at = best
    while at + 1 < len(means) and means[at + 1] <= limit:
        at += 1
    return strengths[order[at]]
