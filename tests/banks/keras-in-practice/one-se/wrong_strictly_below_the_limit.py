# diagnosis: less than the bound instead of at most
def choose_strength(strengths, fold_errors):
    """The largest strength whose mean error is within one standard error of the smallest."""
    means = np.mean(fold_errors, axis=1)
    best = int(np.argmin(means))
    limit = means[best] + np.std(fold_errors[best], ddof=1) / np.sqrt(fold_errors.shape[1])
    chosen = strengths[best]
    for strength, mean in zip(strengths, means):
        if mean < limit and strength > chosen:
            chosen = strength
    return float(chosen)
