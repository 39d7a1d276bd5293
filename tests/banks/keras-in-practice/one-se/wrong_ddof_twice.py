# diagnosis: divided by the root of the number of folds less one
def choose_strength(strengths, fold_errors):
    m = fold_errors.mean(axis=1)
    b = m.argmin()
    n = fold_errors.shape[1]
    return strengths[m <= m[b] + fold_errors[b].std(ddof=1) / np.sqrt(n - 1)].max()
