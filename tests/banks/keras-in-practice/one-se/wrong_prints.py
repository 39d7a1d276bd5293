# diagnosis: returned nothing
def choose_strength(strengths, fold_errors):
    m = fold_errors.mean(axis=1)
    b = m.argmin()
    se = fold_errors[b].std(ddof=1) / fold_errors.shape[1] ** 0.5
    print(max(strengths[m <= m[b] + se]))
