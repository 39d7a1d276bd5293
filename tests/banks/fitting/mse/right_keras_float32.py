def mean_squared_error(y_true, y_pred):
    if y_true.shape != y_pred.shape:
        raise ValueError("the shapes must be the same")
    return float(keras.losses.MeanSquaredError()(np.atleast_1d(y_true), np.atleast_1d(y_pred)))
