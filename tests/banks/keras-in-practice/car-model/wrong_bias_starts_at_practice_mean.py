# diagnosis: holds on to the unit of other cars
def predict_mpg(train_X, train_y, test_X):
    """Predictions of the miles per gallon, shape (n_test,), by a model trained on train_X and train_y."""
    mean, std = train_X.mean(axis=0), train_X.std(axis=0)
    std = np.where(std == 0, 1.0, std)
    scaled_train = ((train_X - mean) / std).astype("float32")
    scaled_test = ((test_X - mean) / std).astype("float32")

    model = keras.Sequential([
        keras.Input((train_X.shape[1],)),
        keras.layers.Dense(
            1,
            kernel_initializer="zeros",
            bias_initializer=keras.initializers.Constant(23.5),  # average miles per gallon, saves many epochs
            kernel_regularizer=keras.regularizers.L1L2(l1=0.01, l2=0.05),
        ),
    ])
    model.compile(optimizer=keras.optimizers.Adam(0.01), loss="mse")
    model.fit(scaled_train, train_y, epochs=200, batch_size=32, verbose=0)
    return model.predict(scaled_test, verbose=0)[:, 0]
