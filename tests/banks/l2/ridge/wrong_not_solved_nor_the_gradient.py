# diagnosis: not solved yet
def l2_gradient(w, l2):
    raise NotImplementedError()
# %% extra cell
def ridge_fit(X, y, l2):
    raise NotImplementedError()
