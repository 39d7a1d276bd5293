# diagnosis: stops at the first strength beyond the bound
def choose_strength(strengths, fold_errors):
    order = np.argsort(strengths)
    s, errors = strengths[order], fold_errors[order]
    means = errors.mean(axis=1)
    i = int(np.argmin(means))
    limit = means[i] + errors[i].std(ddof=1) / np.sqrt(errors.shape[1])
    while i + 1 < len(s) and means[i + 1] <= limit:
        i += 1
    return s[i]
