# diagnosis: not solved yet
def ridge_fit(X, y, l2):
    raise NotImplementedError()
