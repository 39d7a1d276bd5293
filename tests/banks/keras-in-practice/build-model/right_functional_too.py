def build_model(n_features, l1, l2, units=16):
    def penalty():
        return keras.regularizers.get({"class_name": "L1L2", "config": {"l1": l1, "l2": l2}})

    inputs = keras.Input(shape=(n_features,), name="features")
    hidden = keras.layers.Dense(units=units, activation=keras.activations.relu, kernel_regularizer=penalty())(inputs)
    outputs = keras.layers.Dense(1, activation="linear", kernel_regularizer=penalty(), bias_regularizer=keras.regularizers.L1L2(0.0, 0.0))(hidden)
    model = keras.Model(inputs, outputs)
    model.compile(optimizer=keras.optimizers.SGD(1e-3, momentum=0.9), loss=keras.losses.MeanSquaredError(), metrics=["mae"])
    return model
