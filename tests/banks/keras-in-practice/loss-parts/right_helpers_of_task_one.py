def penalties(model):
    out = 0.0
    for v in model.losses: out += float(v)
    return out
def predictions(model, X): return np.asarray(model(X))[:, 0]
# %% extra cell
def loss_parts(model, X, y):
    return float(((predictions(model, X) - y.ravel()) ** 2).mean()), penalties(model)
