# diagnosis: divided by the root of the number of strengths
def choose_strength(strengths, fold_errors):
    n = len(fold_errors)
    means = np.mean(fold_errors, axis=1)
    stds = np.std(fold_errors, axis=1, ddof=1)
    i = means.argmin()
    limit = means[i] + stds[i] / np.sqrt(n)
    return float(np.max(strengths[means <= limit]))
