# diagnosis: not solved yet
def soft_threshold(w, threshold):
    raise NotImplementedError()
# %% extra cell
def lasso_fit(X, y, l1, steps=2000):
    raise NotImplementedError()
