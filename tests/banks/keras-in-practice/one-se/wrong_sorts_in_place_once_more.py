# diagnosis: changes the caller's arguments
def choose_strength(strengths, fold_errors):
    fold_errors.sort(axis=1)
    mean = fold_errors.mean(axis=1)
    best = mean.argmin()
    se = fold_errors[best].std(ddof=1) / np.sqrt(fold_errors.shape[1])
    return strengths[mean <= mean[best] + se].max()
