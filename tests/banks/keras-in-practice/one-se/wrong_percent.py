# diagnosis: a share of the smallest mean instead of the standard error
def choose_strength(strengths, fold_errors):
    m = fold_errors.mean(axis=1)
    b = m.argmin()
    return strengths[m <= 1.05 * m[b]].max()
