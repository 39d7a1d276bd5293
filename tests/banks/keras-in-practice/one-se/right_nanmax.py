def choose_strength(strengths, fold_errors):
    """With the ranks of the strengths, and np.nanmax instead of a selection."""
    folds = fold_errors.shape[-1]
    average = np.mean(fold_errors, axis=-1)
    lucky = fold_errors[np.argmin(average), :]
    limit = np.amin(average) + np.sqrt(np.var(lucky, ddof=1)) / np.sqrt(folds)
    return float(np.nanmax(np.where(average <= limit, strengths, np.nan)))
