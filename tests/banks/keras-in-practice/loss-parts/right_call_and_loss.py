def loss_parts(model, X, y):
    predicted = ops.reshape(model(ops.convert_to_tensor(X, "float32"), training=False), (-1, 1))
    target = ops.cast(np.reshape(y, (-1, 1)), predicted.dtype)
    data_loss = float(ops.mean(keras.losses.mean_squared_error(target, predicted)))
    penalty = 0.0
    for value in model.losses:
        penalty += float(value)
    return data_loss, penalty
