from scipy.stats import sem
# %% extra cell
def choose_strength(strengths, fold_errors):
    means, errors = fold_errors.mean(axis=1), sem(fold_errors, axis=1)
    best = np.argmin(means)
    return max(s for s, m in zip(strengths, means) if m - means[best] <= errors[best])
