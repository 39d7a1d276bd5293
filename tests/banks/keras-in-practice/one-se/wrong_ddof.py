# diagnosis: ddof=0
def choose_strength(strengths, fold_errors):
    means = fold_errors.mean(axis=1)
    best = means.argmin()
    limit = means[best] + fold_errors[best].std() / np.sqrt(fold_errors.shape[1])
    return strengths[means <= limit].max()
