# diagnosis: wrong shape
def choose_strength(strengths, fold_errors):
    m = fold_errors.mean(1); i = m.argmin()
    se = fold_errors[i].std(ddof=1) / np.sqrt(fold_errors.shape[1])
    return strengths[np.argwhere(m <= m[i] + se)].max(axis=0)
