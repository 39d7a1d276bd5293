# diagnosis: stops at the first strength beyond the bound
def choose_strength(strengths, fold_errors):
    order = np.argsort(strengths)
    s, e = np.asarray(strengths)[order], np.asarray(fold_errors)[order]
    m = e.mean(axis=1)
    i = int(np.argmin(m))
    limit = m[i] + e[i].std(ddof=1) / np.sqrt(e.shape[1])
    while i + 1 < len(s) and m[i + 1] <= limit:
        i += 1
    return s[i]
