# diagnosis: the median instead of the mean
def choose_strength(strengths, fold_errors):
    middle = np.median(fold_errors, axis=1)
    best = middle.argmin()
    se = fold_errors[best].std(ddof=1) / np.sqrt(fold_errors.shape[1])
    return strengths[middle <= middle[best] + se].max()
