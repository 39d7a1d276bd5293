# diagnosis: the largest strength of all
def choose_strength(strengths, fold_errors):
    return strengths.max()
