# diagnosis: stops at the first strength beyond the bound
def choose_strength(strengths, fold_errors):
    m = fold_errors.mean(axis=1)
    b = m.argmin()
    n = fold_errors.shape[1]
    se = fold_errors[b].std(ddof=1) / np.sqrt(n)
    order = np.argsort(strengths)
    k = list(order).index(b)
    while k + 1 < len(m) and m[order[k + 1]] <= m[b] + se:
        k += 1
    return strengths[order[k]]
