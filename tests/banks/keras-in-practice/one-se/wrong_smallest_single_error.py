# diagnosis: the strength of the smallest single error as the best
def choose_strength(strengths, fold_errors):
    means = fold_errors.mean(axis=1)
    best = np.unravel_index(np.argmin(fold_errors), fold_errors.shape)[0]
    se = np.std(fold_errors[best], ddof=1) / np.sqrt(fold_errors.shape[1])
    return max(s for s, m in zip(strengths, means) if m <= means[best] + se)
