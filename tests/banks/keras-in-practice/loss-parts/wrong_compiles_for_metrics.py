# diagnosis: changes the model
def loss_parts(model, X, y):
    loss = model.evaluate(X, np.reshape(y, (-1, 1)), verbose=0, return_dict=True)
    penalty = float(sum(model.losses))
    model.compile(model.optimizer, "mse")
    return loss["loss"] - penalty, penalty
