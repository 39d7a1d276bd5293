# diagnosis: changes the caller's arguments
def choose_strength(strengths, fold_errors):
    """The largest strength whose mean error is within one standard error of the smallest."""
    means = np.mean(fold_errors, axis=1)
    i = np.argmin(means)
    se = np.std(fold_errors[i], ddof=1) / np.sqrt(fold_errors.shape[1])
    strengths[means > means[i] + se] = -1.0
    return float(np.max(strengths))
