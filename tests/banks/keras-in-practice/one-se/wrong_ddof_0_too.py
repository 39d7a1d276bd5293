# diagnosis: ddof=0
def choose_strength(strengths, fold_errors):
    means = fold_errors.mean(axis=1)
    best = np.argmin(means)
    se = np.std(fold_errors[best]) / np.sqrt(fold_errors.shape[1])
    return strengths[means <= means[best] + se].max()
