# diagnosis: divided by the root of the example's number of folds
def choose_strength(strengths, fold_errors):
    means = fold_errors.mean(axis=1)
    best = np.argmin(means)
    margin = fold_errors[best].std(ddof=1) / 2
    return strengths[means <= means[best] + margin].max()
