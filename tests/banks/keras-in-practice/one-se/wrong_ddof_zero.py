# diagnosis: ddof=0
def choose_strength(strengths, fold_errors):
    mean = fold_errors.mean(axis=1)
    best = mean.argmin()
    se = fold_errors[best].std() / np.sqrt(fold_errors.shape[1])
    return strengths[mean <= mean[best] + se].max()
