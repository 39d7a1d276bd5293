# diagnosis: returned nothing
def choose_strength(strengths, fold_errors):
    mean = fold_errors.mean(axis=1)
    i = mean.argmin()
    bound = mean[i] + fold_errors[i].std(ddof=1) / fold_errors.shape[1] ** 0.5
    good = [s for s, m in zip(strengths, mean) if s and m <= bound]
    return max(good) if good else None
