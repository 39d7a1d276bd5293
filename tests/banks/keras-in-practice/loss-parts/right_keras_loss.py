def loss_parts(model, X, y):
    """The tuple (mean squared error without penalty, sum of the penalties), two Python floats."""
    column = ops.reshape(ops.cast(y, "float32"), (len(X), 1))
    prediction = ops.reshape(model.predict(X, batch_size=256, verbose=0), (len(X), 1))
    data_loss = keras.losses.MeanSquaredError()(column, prediction)
    penalty = tf.add_n(model.losses) if len(model.losses) else tf.zeros(())
    return data_loss.numpy().item(), penalty.numpy().item()
