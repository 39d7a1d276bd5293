# diagnosis: changes the caller's arguments
def choose_strength(strengths, fold_errors):
    """The largest strength whose mean error is within one standard error of the smallest."""
    order = np.argsort(strengths)
    strengths.sort()
    errors = fold_errors[order]
    means = errors.mean(axis=1)
    best = np.argmin(means)
    limit = means[best] + errors[best].std(ddof=1) / np.sqrt(errors.shape[1])
    return strengths[np.flatnonzero(means <= limit)[-1]]
