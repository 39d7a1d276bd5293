def build_model(n_features, l1, l2, units=16):
    reg = keras.regularizers.L1L2(l1=l1, l2=l2)
    model = keras.Sequential()
    model.add(keras.layers.InputLayer(shape=(n_features,)))
    for kwargs in (dict(units=units, activation="relu"), dict(units=1, activation="linear")):
        model.add(keras.layers.Dense(kernel_regularizer=reg, **kwargs))
    model.compile(optimizer=keras.optimizers.SGD(0.01), loss="mean_squared_error")
    return model
