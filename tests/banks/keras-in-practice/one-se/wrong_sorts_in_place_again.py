# diagnosis: changes the caller's arguments
def choose_strength(strengths, fold_errors):
    order = np.argsort(strengths)
    e = fold_errors[order]
    strengths.sort()
    mean = e.mean(axis=1)
    i = mean.argmin()
    return strengths[mean <= mean[i] + e[i].std(ddof=1) / np.sqrt(e.shape[1])][-1]
