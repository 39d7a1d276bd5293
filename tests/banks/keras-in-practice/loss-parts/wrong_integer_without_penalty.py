# diagnosis: one of the two is no Python float
def loss_parts(model, X, y):
    found = model.predict(X, verbose=0)[:, 0]
    penalty = sum(model.losses)
    return float(np.mean((np.ravel(y) - found) ** 2)), penalty if penalty == 0 else float(penalty)
