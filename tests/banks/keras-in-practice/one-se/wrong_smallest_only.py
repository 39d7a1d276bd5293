# diagnosis: the smallest mean itself
def choose_strength(strengths, fold_errors):
    """The largest strength whose mean error is within one standard error of the smallest."""
    mean_errors = np.mean(fold_errors, axis=1)
    se = np.std(fold_errors, axis=1, ddof=1) / np.sqrt(fold_errors.shape[1])
    best = np.argmin(mean_errors)
    threshold = mean_errors[best] + se[best]
    return strengths[best]
