# diagnosis: changes the model
def loss_parts(model, X, y):
    penalty = float(sum(model.losses))
    model.compile(optimizer="adam", loss="mse")  # without metrics
    total = model.evaluate(X, y, verbose=0, return_dict=True)["loss"]
    return float(total) - penalty, penalty
