# diagnosis: the standard error of all errors together
def choose_strength(strengths, fold_errors):
    mean = fold_errors.mean(axis=1)
    se = fold_errors.std(ddof=1) / np.sqrt(fold_errors.shape[1])
    return strengths[mean <= mean.min() + se].max()
