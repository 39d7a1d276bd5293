# diagnosis: no standard error of two folds
def choose_strength(strengths, fold_errors):
    n = fold_errors.shape[1]
    means = fold_errors.mean(axis=1)
    best = np.argmin(means)
    margin = fold_errors[best].std(ddof=1) / np.sqrt(n) if n > 2 else 0.0
    return strengths[means <= means[best] + margin].max()
