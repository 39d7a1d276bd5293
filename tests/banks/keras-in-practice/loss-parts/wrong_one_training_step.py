# diagnosis: changes the model
def loss_parts(model, X, y):
    penalty = float(sum(model.losses))
    report = model.train_on_batch(X, y, return_dict=True)
    return float(report["loss"]) - penalty, penalty
