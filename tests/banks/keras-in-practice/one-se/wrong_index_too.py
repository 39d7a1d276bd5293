# diagnosis: returns the index
def choose_strength(strengths, fold_errors):
    means = np.mean(fold_errors, axis=1)
    best = np.argmin(means)
    se = np.std(fold_errors[best], ddof=1) / np.sqrt(fold_errors.shape[1])
    candidates = np.where(means <= means[best] + se)[0]
    return max(candidates, key=lambda k: strengths[k])
