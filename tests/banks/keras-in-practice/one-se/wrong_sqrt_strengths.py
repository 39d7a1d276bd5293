# diagnosis: divided by the root of the number of strengths
def choose_strength(strengths, fold_errors):
    mean = fold_errors.mean(axis=1)
    i = mean.argmin()
    se = fold_errors[i].std(ddof=1) / np.sqrt(len(fold_errors))
    return strengths[mean <= mean[i] + se].max()
