# diagnosis: strengths turned round, but not sorted
def choose_strength(strengths, fold_errors):
    if strengths[0] > strengths[-1]:
        strengths, fold_errors = strengths[::-1], fold_errors[::-1]
    means = fold_errors.mean(axis=1)
    best = means.argmin()
    se = fold_errors[best].std(ddof=1) / np.sqrt(fold_errors.shape[1])
    last = np.flatnonzero(means <= means[best] + se)[-1]
    return strengths[last]
