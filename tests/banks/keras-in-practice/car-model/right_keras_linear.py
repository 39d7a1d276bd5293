def predict_mpg(train_X, train_y, test_X):
    """Predictions of the miles per gallon, shape (n_test,), by a model trained on train_X and train_y."""
    normalize = keras.layers.Normalization()
    normalize.adapt(train_X)
    Z, Z_test = np.asarray(normalize(train_X)), np.asarray(normalize(test_X))
    middle, spread = train_y.mean(), train_y.std() or 1.0
    model = keras.Sequential([
        keras.Input((Z.shape[1],)),
        keras.layers.Dense(1, kernel_initializer="zeros", kernel_regularizer=keras.regularizers.L2(0.1)),
    ])
    model.compile(keras.optimizers.SGD(0.02, momentum=0.9), "mse")
    targets = ((train_y - middle) / spread).astype("float32")[:, None]
    batches = tf.data.Dataset.from_tensors((Z.astype("float32"), targets)).repeat(400)  # all cars, 400 times
    model.fit(batches, epochs=1, verbose=0)
    return middle + spread * model.predict(Z_test, verbose=0)[:, 0].astype(float)
