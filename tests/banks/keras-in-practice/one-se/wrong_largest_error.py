# diagnosis: the largest standard error of all
def choose_strength(strengths, fold_errors):
    m = fold_errors.mean(axis=1)
    b = m.argmin()
    n = fold_errors.shape[1]
    return strengths[m <= m[b] + (fold_errors.std(axis=1, ddof=1) / np.sqrt(n)).max()].max()
