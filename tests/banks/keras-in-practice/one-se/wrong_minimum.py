# diagnosis: the smallest mean itself
def choose_strength(strengths, fold_errors):
    m = fold_errors.mean(axis=1)
    b = m.argmin()
    return strengths[b]
