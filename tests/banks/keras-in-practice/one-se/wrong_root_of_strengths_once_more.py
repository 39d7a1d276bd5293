# diagnosis: divided by the root of the number of strengths
def choose_strength(strengths, fold_errors):
    mean = fold_errors.mean(axis=1)
    best = mean.argmin()
    se = fold_errors[best].std(ddof=1) / np.sqrt(len(fold_errors))
    return strengths[mean <= mean[best] + se].max()
