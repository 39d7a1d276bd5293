def predict_mpg(train_X, train_y, test_X):
    """Predictions of the miles per gallon, shape (n_test,), by a model trained on train_X and train_y."""
    middle, width = train_X.mean(0), train_X.std(0)
    scale = lambda rows: np.divide(rows - middle, width, out=np.zeros(rows.shape), where=width > 0).astype("float32")
    level, spread = float(train_y.mean()), float(train_y.std()) or 1.0
    inputs = keras.Input((train_X.shape[1],))
    # a linear model: the features hold squares and products already
    outputs = keras.layers.Dense(1, kernel_regularizer=keras.regularizers.L1L2(l1=0.004, l2=0.02))(inputs)
    model = keras.Model(inputs, outputs)
    model.compile(keras.optimizers.Adam(0.01), "mse", jit_compile=False)
    model.fit(scale(train_X), (train_y - level) / spread, epochs=300, batch_size=60, verbose=0)
    found = np.asarray(model(scale(np.asarray(test_X)))).astype("float64")[:, 0] * spread + level
    gap = train_y.max() - train_y.min()
    return np.minimum(np.maximum(found, train_y.min() - 0.3 * gap), train_y.max() + 0.3 * gap)
