# diagnosis: mean over the wrong axis
def choose_strength(strengths, fold_errors):
    means = fold_errors.mean(axis=0)
    best = means.argmin()
    se = fold_errors[:, best].std(ddof=1) / np.sqrt(fold_errors.shape[0])
    return strengths[means <= means[best] + se].max()
