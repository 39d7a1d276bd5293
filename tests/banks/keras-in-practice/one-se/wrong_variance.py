# diagnosis: the variance instead of the standard error
def choose_strength(strengths, fold_errors):
    m = fold_errors.mean(axis=1)
    b = m.argmin()
    n = fold_errors.shape[1]
    return strengths[m <= m[b] + fold_errors[b].var(ddof=1) / n].max()
