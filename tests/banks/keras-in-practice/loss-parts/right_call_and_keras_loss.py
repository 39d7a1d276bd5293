def loss_parts(model, X, y):
    predicted = model(X, training=False)
    mse = keras.losses.MeanSquaredError()(np.reshape(y, (-1, 1)), predicted)
    penalty = 0.0
    for loss in model.losses:
        penalty += float(loss)
    return float(mse), penalty
