# diagnosis: returned nothing
def choose_strength(strengths, fold_errors):
    means = fold_errors.mean(axis=1)
    best = means.argmin()
    se = fold_errors[best].std(ddof=1) / np.sqrt(fold_errors.shape[1])
    print(strengths[means <= means[best] + se].max())
