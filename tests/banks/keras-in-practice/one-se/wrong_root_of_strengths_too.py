# diagnosis: divided by the root of the number of strengths
def choose_strength(strengths, fold_errors):
    """The largest strength whose mean error is within one standard error of the smallest."""
    means = np.mean(fold_errors, axis=1)
    best = np.argmin(means)
    error = np.std(fold_errors[best], ddof=1) / np.sqrt(len(fold_errors))
    return max(s for s, m in zip(strengths, means) if m <= means[best] + error)
