# diagnosis: changes the model
def loss_parts(model, X, y):
    model.trainable = False
    pred = model.predict(X, verbose=0)[:, 0]
    return float(np.mean((pred - y.flatten()) ** 2)), float(sum(model.losses))
