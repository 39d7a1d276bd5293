# diagnosis: errors rounded, or a tolerance added to the bound
def choose_strength(strengths, fold_errors):
    means = fold_errors.mean(axis=1)
    k = means.argmin()
    limit = means[k] + fold_errors[k].std(ddof=1) / fold_errors.shape[1] ** 0.5
    good = (means < limit) | np.isclose(means, limit)
    return np.max(strengths[good])
