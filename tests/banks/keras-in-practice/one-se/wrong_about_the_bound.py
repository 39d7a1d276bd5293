# diagnosis: the bound taken loosely
def choose_strength(strengths, fold_errors):
    means = fold_errors.mean(axis=1)
    i = means.argmin()
    bound = means[i] + fold_errors[i].std(ddof=1) / np.sqrt(fold_errors.shape[1])
    return strengths[means <= bound * 1.001].max()
