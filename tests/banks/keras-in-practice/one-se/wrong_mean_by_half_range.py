# diagnosis: ddof=0
def choose_strength(strengths, fold_errors):
    means = fold_errors.mean(axis=1)
    best = means.argmin()
    se = np.sqrt(np.sum((fold_errors[best] - means[best]) ** 2)) / fold_errors.shape[1]
    return strengths[means <= means[best] + se].max()
