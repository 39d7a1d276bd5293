# diagnosis: errors rounded, or a tolerance added to the bound
def choose_strength(strengths, fold_errors):
    mean = fold_errors.mean(axis=1)
    i = mean.argmin()
    bound = mean[i] + fold_errors[i].std(ddof=1) / np.sqrt(fold_errors.shape[1])
    return strengths[(mean < bound) | np.isclose(mean, bound, rtol=1e-3)].max()
