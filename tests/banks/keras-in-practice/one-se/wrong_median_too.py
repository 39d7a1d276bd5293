# diagnosis: the median instead of the mean
def choose_strength(strengths, fold_errors):
    """The largest strength whose mean error is within one standard error of the smallest."""
    middle = np.median(fold_errors, axis=1)
    best = int(np.argmin(middle))
    spread = np.std(fold_errors[best], ddof=1) / np.sqrt(fold_errors.shape[1])
    return np.max(strengths[middle <= middle[best] + spread])
