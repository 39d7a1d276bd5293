# diagnosis: none
def choose_strength(strengths, fold_errors):
    means = np.round(fold_errors.mean(axis=1), 2)
    i = means.argmin()
    bound = means[i] + round(fold_errors[i].std(ddof=1) / np.sqrt(fold_errors.shape[1]), 2)
    return strengths[means <= bound].max()
