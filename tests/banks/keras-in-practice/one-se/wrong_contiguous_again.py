# diagnosis: stops at the first strength beyond the bound
def choose_strength(strengths, fold_errors):
    order = np.argsort(strengths)
    s, e = strengths[order], fold_errors[order]
    mean = e.mean(axis=1)
    i = int(mean.argmin())
    bound = mean[i] + e[i].std(ddof=1) / np.sqrt(e.shape[1])
    while i + 1 < len(s) and mean[i + 1] <= bound:
        i += 1
    return s[i]
