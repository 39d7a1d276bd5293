# diagnosis: less than the bound instead of at most
def choose_strength(strengths, fold_errors):
    means = fold_errors.mean(axis=1)
    best = means.argmin()
    se = fold_errors[best].std(ddof=1) / fold_errors.shape[1] ** 0.5
    good = [s for s, m in zip(strengths, means) if m < means[best] + se]
    return max(good)
