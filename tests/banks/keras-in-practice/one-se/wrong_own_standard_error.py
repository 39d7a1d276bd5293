# diagnosis: the largest standard error of all
def choose_strength(strengths, fold_errors):
    mean = fold_errors.mean(axis=1)
    se = fold_errors.std(axis=1, ddof=1) / np.sqrt(fold_errors.shape[1])
    return strengths[mean <= mean.min() + se.max()].max()
