def build_model(n_features, l1, l2, units=16):
    shared = {"kernel_regularizer": keras.regularizers.L1L2(l1=l1, l2=l2)}
    inputs = keras.Input(shape=(n_features,), name="x")
    hidden = keras.layers.Dense(units, activation=keras.activations.relu, **shared)(inputs)
    outputs = keras.layers.Dense(1, activation="linear", **shared)(hidden)
    model = keras.Model(inputs, outputs)
    model.compile(optimizer=keras.optimizers.SGD(0.01), loss=keras.losses.MeanSquaredError(), metrics=["mae", "mse"], run_eagerly=True)
    return model
