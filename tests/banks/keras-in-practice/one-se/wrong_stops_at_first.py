# diagnosis: stops at the first strength beyond the bound
def choose_strength(strengths, fold_errors):
    order = np.argsort(strengths)
    s, errors = strengths[order], fold_errors[order]
    mean = errors.mean(axis=1)
    k = int(mean.argmin())
    limit = mean[k] + errors[k].std(ddof=1) / np.sqrt(errors.shape[1])
    while k + 1 < len(s) and mean[k + 1] <= limit:
        k += 1
    return s[k]
