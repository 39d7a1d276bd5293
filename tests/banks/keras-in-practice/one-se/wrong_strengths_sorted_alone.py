# diagnosis: the strengths sorted without their errors
def choose_strength(strengths, fold_errors):
    s = np.sort(strengths)
    m = fold_errors.mean(axis=1)
    b = np.argmin(m)
    se = fold_errors[b].std(ddof=1) / fold_errors.shape[1] ** 0.5
    return s[m <= m[b] + se][-1]
