# diagnosis: errors rounded, or a tolerance added to the bound
def choose_strength(strengths, fold_errors):
    """The largest strength whose mean error is within one standard error of the smallest."""
    n_folds = fold_errors.shape[1]
    means = fold_errors.mean(axis=1)
    best = means.argmin()
    limit = means[best] + fold_errors[best].std(ddof=1) / np.sqrt(n_folds)
    # never compare floats with == or <= alone
    allowed = (means < limit) | np.isclose(means, limit)
    return strengths[allowed].max()
