# diagnosis: less than the bound instead of at most
def choose_strength(strengths, fold_errors):
    means = fold_errors.mean(axis=1)
    best = np.argmin(means)
    standard_error = fold_errors[best].std(ddof=1) / np.sqrt(fold_errors.shape[1])
    good = means < means[best] + standard_error
    return np.max(strengths[good])
