# diagnosis: the strengths sorted without their errors
def choose_strength(strengths, fold_errors):
    strengths = np.sort(strengths)
    means = fold_errors.mean(axis=1)
    best = means.argmin()
    se = fold_errors[best].std(ddof=1) / np.sqrt(fold_errors.shape[1])
    return strengths[np.nonzero(means <= means[best] + se)[0]].max()
