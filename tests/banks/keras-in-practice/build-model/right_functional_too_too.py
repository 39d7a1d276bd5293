def build_model(n_features, l1, l2, units=16):
    """A compiled network with one hidden layer, both kernels with an L1L2 penalty."""
    price = keras.regularizers.L1L2(l1=l1, l2=l2)
    x = keras.Input(shape=(n_features,), name="features")
    h = keras.layers.Dense(units, activation=ops.relu, kernel_regularizer=price, name="hidden")(x)
    out = keras.layers.Dense(1, activation=None, kernel_regularizer=price, name="output")(h)
    network = keras.Model(inputs=x, outputs=out)
    network.compile(optimizer=keras.optimizers.SGD(0.01), loss=keras.losses.MeanSquaredError(), metrics=["mse", "mae"])
    return network
