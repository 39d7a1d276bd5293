# diagnosis: the median instead of the mean
def choose_strength(strengths, fold_errors):
    m = np.median(fold_errors, axis=1)
    b = m.argmin()
    return strengths[m <= m[b] + fold_errors[b].std(ddof=1) / np.sqrt(fold_errors.shape[1])].max()
