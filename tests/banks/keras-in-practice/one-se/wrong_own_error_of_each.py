# diagnosis: the standard error of each strength instead of the best one's
def choose_strength(strengths, fold_errors):
    means = fold_errors.mean(axis=1)
    se = fold_errors.std(axis=1, ddof=1) / np.sqrt(fold_errors.shape[1])
    overlap = means - se <= (means + se)[means.argmin()]
    return strengths[overlap].max()
