# diagnosis: a single row not handled
def predict_mpg(train_X, train_y, test_X):
    """Predictions of the miles per gallon, shape (n_test,), by a model trained on train_X and train_y."""
    mean, std = train_X.mean(axis=0), train_X.std(axis=0)
    std[std == 0] = 1.0
    y_mean, y_std = train_y.mean(), train_y.std()
    model = keras.Sequential([
        keras.Input((train_X.shape[1],)),
        keras.layers.Dense(1, kernel_regularizer=keras.regularizers.L2(0.05)),
    ])
    model.compile(optimizer=keras.optimizers.Adam(0.02), loss="mse")
    model.fit((train_X - mean) / std, (train_y - y_mean) / y_std, epochs=200, batch_size=60, verbose=0)
    predictions = model.predict((test_X - mean) / std, verbose=0).squeeze()
    return predictions * y_std + y_mean
