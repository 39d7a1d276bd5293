# diagnosis: the strength as a whole number
def choose_strength(strengths, fold_errors):
    means = fold_errors.mean(axis=1)
    best = means.argmin()
    se = fold_errors[best].std(ddof=1) / np.sqrt(fold_errors.shape[1])
    chosen = 0
    for i in range(len(strengths)):
        if means[i] <= means[best] + se and strengths[i] > chosen:
            chosen = int(strengths[i])
    return chosen
