def mean_squared_error(y_true, y_pred):
    if tuple(y_true.shape) != tuple(y_pred.shape):
        raise ValueError("same shapes, please")
    return keras.losses.MeanSquaredError()(np.reshape(y_true, (-1, 1)), np.reshape(y_pred, (-1, 1)))
