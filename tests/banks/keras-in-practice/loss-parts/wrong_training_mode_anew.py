# diagnosis: Dropout is active
def loss_parts(model, X, y):
    prediction = model(X, training=True)
    data_loss = float(ops.mean(ops.square(ops.cast(ops.reshape(y, (-1, 1)), "float32") - prediction)))
    return data_loss, float(sum(model.losses))
