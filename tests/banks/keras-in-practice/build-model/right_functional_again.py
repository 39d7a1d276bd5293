from functools import partial, reduce


def build_model(n_features, l1, l2, units=16):
    """A compiled network with one hidden layer, both kernels with an L1L2 penalty."""
    if not isinstance(units, (int, np.integer)) or units < 1:
        raise ValueError("units must be a whole number of 1 or more")
    dense = partial(keras.layers.Dense, kernel_regularizer=keras.regularizers.L1L2(l1=float(l1), l2=float(l2)))
    start = keras.Input(shape=(int(n_features),), name="features")
    chain = [dense(units, name="hidden"), keras.layers.Activation("relu"), dense(1, activation="linear", name="output")]
    end = reduce(lambda tensor, layer: layer(tensor), chain, start)
    model = keras.Model(inputs=start, outputs=end)
    model.compile(
        loss="mean_squared_error",
        optimizer=keras.optimizers.SGD(0.01, momentum=0.9, clipnorm=1.0),
        metrics=[keras.metrics.RootMeanSquaredError()],
    )
    return model
