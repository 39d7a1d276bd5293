def loss_parts(model, X, y):
    copy = keras.models.clone_model(model)
    copy.set_weights(model.get_weights())
    copy.compile(loss="mse")
    penalty = sum(float(p) for p in copy.losses) + 0.0
    return copy.evaluate(X, y, verbose=0, return_dict=True)["loss"] - penalty, penalty
