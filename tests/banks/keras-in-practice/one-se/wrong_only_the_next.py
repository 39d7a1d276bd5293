# diagnosis: only the next larger strength looked at
def choose_strength(strengths, fold_errors):
    means = fold_errors.mean(axis=1)
    best = int(np.argmin(means))
    limit = means[best] + fold_errors[best].std(ddof=1) / np.sqrt(fold_errors.shape[1])
    larger = [i for i in np.argsort(strengths) if strengths[i] > strengths[best]]
    if larger and means[larger[0]] <= limit:
        return strengths[larger[0]]
    return strengths[best]
