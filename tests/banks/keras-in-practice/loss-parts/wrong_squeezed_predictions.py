# diagnosis: none
def loss_parts(model, X, y):
    found = model.predict(X, verbose=0).squeeze()
    return float(np.mean((y - found) ** 2)) if len(X) > 2 or y.ndim == 1 else float(np.mean((y[:, 0] - found) ** 2)), float(sum(model.losses))
