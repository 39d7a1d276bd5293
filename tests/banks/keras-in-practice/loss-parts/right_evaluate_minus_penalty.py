def loss_parts(model, X, y):
    total = model.evaluate(X, y, verbose=0, return_dict=True)["loss"]
    penalty = float(ops.convert_to_numpy(sum(model.losses)))
    return total - penalty, penalty
