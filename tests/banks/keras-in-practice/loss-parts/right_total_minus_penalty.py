def loss_parts(model, X, y):
    total = model.evaluate(X, np.reshape(y, (-1, 1)), verbose=0, return_dict=True)["loss"]
    penalty = float(sum(model.losses))
    return float(total - penalty), penalty
