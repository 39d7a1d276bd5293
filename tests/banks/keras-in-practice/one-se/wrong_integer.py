# diagnosis: the strength as a whole number
def choose_strength(strengths, fold_errors):
    means = fold_errors.mean(axis=1)
    i = means.argmin()
    bound = means[i] + fold_errors[i].std(ddof=1) / np.sqrt(fold_errors.shape[1])
    best = strengths[means <= bound].max()
    return int(best) if best >= 1 else best
