# diagnosis: the standard error of the means of all strengths
def choose_strength(strengths, fold_errors):
    means = fold_errors.mean(axis=1)
    i = means.argmin()
    bound = means[i] + means.std(ddof=1) / np.sqrt(len(means)) if len(means) > 1 else means[i]
    return strengths[means <= bound].max()
