# diagnosis: rounded
def choose_strength(strengths, fold_errors):
    means = fold_errors.mean(axis=1)
    best = means.argmin()
    se = np.std(fold_errors[best], ddof=1) / np.sqrt(fold_errors.shape[1])
    return round(max(strengths[means <= means[best] + se]), 3)
