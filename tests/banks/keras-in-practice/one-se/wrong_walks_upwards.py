# diagnosis: stops at the first strength beyond the bound
def choose_strength(strengths, fold_errors):
    order = np.argsort(strengths)
    means = fold_errors[order].mean(axis=1)
    best = np.argmin(means)
    folds = fold_errors[order][best]
    limit = means[best] + folds.std(ddof=1) / np.sqrt(len(folds))
    chosen = best
    while chosen + 1 < len(means) and means[chosen + 1] <= limit:
        chosen += 1
    return float(strengths[order][chosen])
