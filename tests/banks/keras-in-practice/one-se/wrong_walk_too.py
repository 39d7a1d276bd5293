# diagnosis: stops at the first strength beyond the bound
def choose_strength(strengths, fold_errors):
    """The largest strength whose mean error is within one standard error of the smallest."""
    order = np.argsort(strengths)
    strengths = strengths[order]
    fold_errors = fold_errors[order]
    means = fold_errors.mean(axis=1)
    i = int(np.argmin(means))
    limit = means[i] + fold_errors[i].std(ddof=1) / np.sqrt(fold_errors.shape[1])
    # go to stronger penalties as long as the error stays below the limit
    while i + 1 < len(strengths) and means[i + 1] <= limit:
        i += 1
    return strengths[i]
