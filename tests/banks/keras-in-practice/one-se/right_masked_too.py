def choose_strength(strengths, fold_errors):
    """The largest strength whose mean error is within one standard error of the smallest."""
    k = fold_errors.shape[1]
    means = fold_errors.sum(axis=1) / k
    best = means == means.min()
    deviations = fold_errors[best][0] - means.min()
    error = np.sqrt(deviations @ deviations / (k - 1) / k)
    return np.max(np.where(means <= means.min() + error, strengths, -np.inf))
