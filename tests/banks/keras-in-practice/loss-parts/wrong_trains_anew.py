# diagnosis: changes the model
def loss_parts(model, X, y):
    penalty = float(sum(model.losses))
    logs = model.train_on_batch(X, np.reshape(y, (-1, 1)), return_dict=True)
    return float(logs["loss"]) - penalty, penalty
