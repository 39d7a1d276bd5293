# diagnosis: none
def choose_strength(strengths, fold_errors):
    means = fold_errors.mean(axis=1)
    i = means.argmin()
    bound = means[i] + fold_errors[i].std(ddof=1) / np.sqrt(max(fold_errors.shape[1], 3))
    return strengths[means <= bound].max()
