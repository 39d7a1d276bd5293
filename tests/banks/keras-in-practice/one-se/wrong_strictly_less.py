# diagnosis: less than the bound instead of at most
def choose_strength(strengths, fold_errors):
    """The largest strength whose mean error is within one standard error of the smallest."""
    means = fold_errors.mean(axis=1)
    best = means.argmin()
    limit = means[best] + fold_errors[best].std(ddof=1) / np.sqrt(fold_errors.shape[1])
    return strengths[means < limit].max()
