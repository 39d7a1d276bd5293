# diagnosis: a share of the smallest mean instead of the standard error
def choose_strength(strengths, fold_errors):
    means = fold_errors.mean(axis=1)
    return strengths[means <= 1.2 * means.min()].max()
