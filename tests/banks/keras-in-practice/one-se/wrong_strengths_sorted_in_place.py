# diagnosis: changes the caller's arguments
def choose_strength(strengths, fold_errors):
    """The largest strength whose mean error is within one standard error of the smallest."""
    order = np.argsort(strengths)
    strengths.sort()
    fold_errors = fold_errors[order]
    means = fold_errors.mean(axis=1)
    best = means.argmin()
    se = fold_errors[best].std(ddof=1) / np.sqrt(fold_errors.shape[1])
    return strengths[np.flatnonzero(means <= means[best] + se)[-1]]
