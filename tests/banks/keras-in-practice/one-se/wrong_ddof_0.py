# diagnosis: ddof=0
def choose_strength(strengths, fold_errors):
    m = fold_errors.mean(axis=1)
    b = m.argmin()
    n = fold_errors.shape[1]
    se = fold_errors[b].std() / np.sqrt(n)
    return strengths[m <= m[b] + se].max()
