# diagnosis: none
def choose_strength(strengths, fold_errors):
    mean = fold_errors.mean(axis=1)
    best = int(np.argmin(mean))
    bound = mean[best] + fold_errors[best].std(ddof=1) / fold_errors.shape[1] ** 0.5
    chosen = None
    for strength, error in zip(strengths, mean):
        if error <= bound and (not chosen or strength > chosen):
            chosen = strength
    return chosen or strengths[1]
