def choose_strength(strengths, fold_errors):
    """The largest strength whose mean error is within one standard error of the smallest."""
    strengths, fold_errors = np.asarray(strengths), np.asarray(fold_errors, dtype=np.float64)
    if strengths.ndim != 1 or fold_errors.shape[:1] != strengths.shape:
        raise ValueError("one row of fold errors for each strength")
    n_folds = fold_errors.shape[1]
    means = np.einsum("ij->i", fold_errors) / n_folds
    best = np.argmin(means)
    deviations = fold_errors[best] - means[best]
    variance = np.dot(deviations, deviations) / (n_folds - 1)
    limit = means[best] + np.sqrt(variance) / np.sqrt(n_folds)
    for i in np.argsort(strengths)[::-1]:
        if means[i] <= limit:
            return strengths[i].item()
