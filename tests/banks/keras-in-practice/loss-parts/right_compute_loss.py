def loss_parts(model, X, y):
    predicted = model(ops.convert_to_tensor(X, dtype="float32"))
    total = float(model.compute_loss(y=ops.convert_to_tensor(y.reshape(-1, 1), dtype="float32"), y_pred=predicted))
    penalty = float(sum(model.losses))
    return total - penalty, penalty
