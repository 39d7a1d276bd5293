# diagnosis: the smallest mean itself
def choose_strength(strengths, fold_errors):
    """The largest strength whose mean error is within one standard error of the smallest."""
    return strengths[np.argmin(fold_errors.mean(axis=1))]
