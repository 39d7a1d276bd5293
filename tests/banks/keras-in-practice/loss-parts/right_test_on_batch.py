def loss_parts(model, X, y):
    loss = model.test_on_batch(X, y, return_dict=True)["loss"]
    penalty = float(np.sum([float(p) for p in model.losses]))
    return float(loss) - penalty, penalty
