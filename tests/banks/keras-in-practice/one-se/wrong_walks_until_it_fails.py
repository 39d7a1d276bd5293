# diagnosis: stops at the first strength beyond the bound
def choose_strength(strengths, fold_errors):
    order = np.argsort(strengths)
    s, e = strengths[order], fold_errors[order]
    means = e.mean(axis=1)
    i = means.argmin()
    limit = means[i] + e[i].std(ddof=1) / np.sqrt(e.shape[1])
    while i + 1 < len(s) and means[i + 1] <= limit:
        i += 1
    return s[i]
