def choose_strength(strengths, fold_errors):
    m = fold_errors.mean(axis=1)
    i = np.argmin(m)
    se = fold_errors[i].std(ddof=1) / np.sqrt(fold_errors.shape[1])
    return np.max(strengths[m <= m[i] + se])
