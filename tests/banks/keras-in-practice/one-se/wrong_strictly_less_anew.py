# diagnosis: less than the bound instead of at most
def choose_strength(strengths, fold_errors):
    mean = fold_errors.mean(axis=1)
    k = mean.argmin()
    limit = mean[k] + fold_errors[k].std(ddof=1) / fold_errors.shape[1] ** 0.5
    within = [s for s, m in zip(strengths, mean) if m < limit]
    return max(within, default=strengths.max())
