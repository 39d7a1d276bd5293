# diagnosis: stops at the first strength beyond the bound
def choose_strength(strengths, fold_errors):
    """The largest strength whose mean error is within one standard error of the smallest."""
    order = np.argsort(strengths)
    strengths, fold_errors = strengths[order], fold_errors[order]
    means = fold_errors.mean(axis=1)
    i = int(np.argmin(means))
    limit = means[i] + fold_errors[i].std(ddof=1) / np.sqrt(fold_errors.shape[1])
    while i + 1 < len(strengths) and means[i + 1] <= limit:
        i += 1
    return float(strengths[i])
