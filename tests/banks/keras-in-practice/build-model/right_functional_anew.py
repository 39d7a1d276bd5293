def build_model(n_features, l1, l2, units=16):
    make = lambda size, **more: keras.layers.Dense(size, kernel_regularizer=keras.regularizers.L1L2(l1=l1, l2=l2), **more)
    start = keras.Input(shape=(n_features,), name="features")
    end = make(1, name="output")(make(units, activation=keras.activations.relu, name="hidden")(start))
    network = keras.Model(inputs=start, outputs=end)
    network.compile(loss=keras.losses.MeanSquaredError(), optimizer=keras.optimizers.Adam(0.05), metrics=["mae"])
    return network
