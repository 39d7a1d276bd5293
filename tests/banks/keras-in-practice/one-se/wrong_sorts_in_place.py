# diagnosis: changes the caller's arguments
def choose_strength(strengths, fold_errors):
    m = fold_errors.mean(axis=1)
    b = m.argmin()
    n = fold_errors.shape[1]
    se = fold_errors[b].std(ddof=1) / np.sqrt(n)
    ok = m <= m[b] + se
    chosen = strengths[ok].max()
    strengths.sort()
    return chosen
