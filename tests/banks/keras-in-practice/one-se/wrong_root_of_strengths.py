# diagnosis: divided by the root of the number of strengths
def choose_strength(strengths, fold_errors):
    m = fold_errors.mean(axis=1)
    b = m.argmin()
    return strengths[m <= m[b] + fold_errors[b].std(ddof=1) / np.sqrt(len(m))].max()
