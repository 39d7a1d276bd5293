# STYLE: a linear Keras model with L2, Keras' Normalization layer, trained in one custom loop in graph mode
def predict_mpg(train_X, train_y, test_X):
    """Predictions of the miles per gallon, shape (n_test,), by a model trained on train_X and train_y."""
    normalize = keras.layers.Normalization()
    normalize.adapt(train_X)
    Z = ops.cast(normalize(train_X), "float32")
    centre, size = float(np.mean(train_y)), float(np.std(train_y)) or 1.0
    target = tf.constant((train_y - centre)[:, None] / size, "float32")

    model = keras.Sequential([keras.Input((train_X.shape[1],)), keras.layers.Dense(1, kernel_regularizer=keras.regularizers.L2(0.05))])
    model.compile(optimizer=keras.optimizers.Adam(0.01), loss="mse")
    data = tf.data.Dataset.from_tensors((Z, target)).repeat(1500)
    model.fit(data, epochs=1, verbose=0)
    scaled = model.predict(ops.convert_to_numpy(normalize(test_X)), verbose=0)[:, 0]
    return centre + size * scaled.astype(float)
