import pandas as pd
# %% extra cell
def choose_strength(strengths, fold_errors):
    table = pd.DataFrame(fold_errors, index=strengths)
    means, errors = table.mean(axis=1), table.sem(axis=1)
    best = means.idxmin()
    return means[means <= means[best] + errors[best]].index.max()
