# diagnosis: changes the caller's arguments
def choose_strength(strengths, fold_errors):
    order = strengths.argsort()
    strengths.sort()
    means = fold_errors[order].mean(axis=1)
    best = means.argmin()
    se = fold_errors[order][best].std(ddof=1) / np.sqrt(fold_errors.shape[1])
    return strengths[means <= means[best] + se][-1]
