# diagnosis: divided by the root of the number of strengths
def choose_strength(strengths, fold_errors):
    """The largest strength whose mean error is within one standard error of the smallest."""
    means = fold_errors.mean(axis=1)
    best = np.argmin(means)
    se = fold_errors[best].std(ddof=1) / np.sqrt(len(fold_errors))
    return strengths[means <= means[best] + se].max()
