# diagnosis: divided by the root of the number of strengths
def choose_strength(strengths, fold_errors):
    mean = np.mean(fold_errors, axis=1)
    i = np.argmin(mean)
    se = np.std(fold_errors[i], ddof=1) / np.sqrt(len(fold_errors))
    return max(s for s, m in zip(strengths, mean) if m <= mean[i] + se)
