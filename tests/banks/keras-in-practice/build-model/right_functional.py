def build_model(n_features: int, l1: float, l2: float, units: int = 16) -> keras.Model:
    def dense(n, activation=None):
        return keras.layers.Dense(n, activation, kernel_regularizer=keras.regularizers.L1L2(l1=l1, l2=l2))

    inputs = keras.Input(shape=(n_features,))
    outputs = dense(1)(dense(units, "relu")(inputs))
    model = keras.Model(inputs, outputs)
    model.compile(optimizer=keras.optimizers.SGD(0.01), loss=keras.losses.MeanSquaredError(), metrics=["mae"])
    return model
