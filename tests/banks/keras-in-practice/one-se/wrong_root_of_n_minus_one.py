# diagnosis: divided by the root of the number of folds less one
def choose_strength(strengths, fold_errors):
    mean = fold_errors.mean(axis=1)
    best = np.argmin(mean)
    se = np.std(fold_errors[best], ddof=1) / np.sqrt(fold_errors.shape[1] - 1)
    return max(strengths[mean <= mean[best] + se])
