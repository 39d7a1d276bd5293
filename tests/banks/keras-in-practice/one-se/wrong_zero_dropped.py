# diagnosis: 0 left out
def choose_strength(strengths, fold_errors):
    positive = strengths > 0
    strengths, fold_errors = strengths[positive], fold_errors[positive]
    means = fold_errors.mean(axis=1)
    best = np.argmin(means)
    limit = means[best] + fold_errors[best].std(ddof=1) / np.sqrt(fold_errors.shape[1])
    return strengths[means <= limit].max()
