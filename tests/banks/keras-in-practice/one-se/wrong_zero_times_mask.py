# diagnosis: 0 taken for no strength
def choose_strength(strengths, fold_errors):
    """The largest strength whose mean error is within one standard error of the smallest."""
    mean = np.mean(fold_errors, axis=1)
    se = np.std(fold_errors, axis=1, ddof=1) / np.sqrt(fold_errors.shape[1])
    best = np.argmin(mean)
    good_enough = mean <= mean[best] + se[best]
    return strengths[np.argmax(strengths * good_enough)]
