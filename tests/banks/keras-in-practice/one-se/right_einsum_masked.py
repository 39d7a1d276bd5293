# STYLE: einsum and masked maximum, the standard error from sums of squares of deviations, assertions
def choose_strength(strengths, fold_errors):
    """The largest strength whose mean error is within one standard error of the smallest."""
    errors = np.array(fold_errors, dtype=float)
    n_strengths, n_folds = errors.shape
    assert n_folds >= 2 and len(strengths) == n_strengths
    means = np.einsum("sf->s", errors) / n_folds
    lowest = means.argmin()
    deviations = errors[lowest] - means[lowest]
    standard_error = np.sqrt(np.einsum("f,f->", deviations, deviations) / (n_folds - 1) / n_folds)
    allowed = np.where(means <= means[lowest] + standard_error, strengths, -np.inf)
    return float(np.max(allowed))
