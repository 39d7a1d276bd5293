def build_model(n_features, l1, l2, units=16):
    described = {"class_name": "L1L2", "config": {"l1": l1, "l2": l2}}
    model = keras.Sequential(name="net")
    model.add(keras.layers.InputLayer(shape=(n_features,)))
    model.add(keras.layers.Dense(units, activation=keras.activations.relu, kernel_regularizer=described, name="hidden"))
    model.add(keras.layers.Dense(1, activation="linear", kernel_regularizer=described, name="out"))
    model.compile(loss=keras.losses.MeanSquaredError(), optimizer=keras.optimizers.RMSprop(0.01), metrics=["mae"], jit_compile=False)
    return model
