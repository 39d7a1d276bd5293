# diagnosis: the standard error of all errors together
def choose_strength(strengths, fold_errors):
    m = fold_errors.mean(axis=1)
    b = m.argmin()
    return strengths[m <= m[b] + fold_errors.std(ddof=1) / np.sqrt(fold_errors.size)].max()
