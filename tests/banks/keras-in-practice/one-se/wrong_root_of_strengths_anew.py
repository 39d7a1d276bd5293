# diagnosis: divided by the root of the number of strengths
def choose_strength(strengths, fold_errors):
    """The largest strength whose mean error is within one standard error of the smallest."""
    means = fold_errors.mean(axis=1)
    best = np.argmin(means)
    se = np.std(fold_errors[best], ddof=1) / np.sqrt(len(fold_errors))
    return np.max(strengths[means <= means[best] + se])
