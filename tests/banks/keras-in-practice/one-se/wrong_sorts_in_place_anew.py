# diagnosis: changes the caller's arguments
def choose_strength(strengths, fold_errors):
    order = np.argsort(strengths)
    fold_errors[:] = fold_errors[order]
    strengths.sort()
    means = fold_errors.mean(axis=1)
    best = means.argmin()
    se = fold_errors[best].std(ddof=1) / len(fold_errors[best]) ** 0.5
    return strengths[np.flatnonzero(means <= means[best] + se)[-1]]
