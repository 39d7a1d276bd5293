# diagnosis: the standard error of each strength instead of the best one's
def choose_strength(strengths, fold_errors):
    means = np.mean(fold_errors, axis=1)
    errors = np.std(fold_errors, axis=1, ddof=1) / np.sqrt(fold_errors.shape[1])
    best = means.argmin()
    return strengths[means - errors <= means[best] + errors[best]].max()
