def choose_strength(strengths, fold_errors):
    from scipy.stats import sem
    best = fold_errors.mean(1).argmin()
    bound = fold_errors[best].mean() + sem(fold_errors[best])
    order = np.argsort(-strengths)
    for i in order:
        if fold_errors[i].mean() <= bound:
            return strengths[i]
