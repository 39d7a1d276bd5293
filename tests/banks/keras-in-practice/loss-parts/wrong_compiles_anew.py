# diagnosis: changes the model
def loss_parts(model, X, y):
    model.compile("adam", "mse")
    p = float(sum(model.losses))
    return model.evaluate(X, y, verbose=0, return_dict=True)["loss"] - p, p
