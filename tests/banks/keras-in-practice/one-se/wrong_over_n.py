# diagnosis: divided by the number of folds, not its root
def choose_strength(strengths, fold_errors):
    m = fold_errors.mean(axis=1)
    b = m.argmin()
    n = fold_errors.shape[1]
    return strengths[m <= m[b] + fold_errors[b].std(ddof=1) / n].max()
