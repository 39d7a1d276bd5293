# diagnosis: stops at the first strength beyond the bound
def choose_strength(strengths, fold_errors):
    """The largest strength whose mean error is within one standard error of the smallest."""
    order = np.argsort(strengths)
    s = strengths[order]
    errors = fold_errors[order]
    means = errors.mean(axis=1)
    best = int(np.argmin(means))
    limit = means[best] + errors[best].std(ddof=1) / np.sqrt(errors.shape[1])
    i = best
    while i + 1 < len(s) and means[i + 1] <= limit:
        i += 1
    return float(s[i])
