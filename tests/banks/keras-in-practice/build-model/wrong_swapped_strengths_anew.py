# diagnosis: l1 and l2 swapped
def build_model(n_features, l1, l2, units=16):
    model = keras.Sequential([
        keras.Input((n_features,)),
        keras.layers.Dense(units, "relu", kernel_regularizer=keras.regularizers.L1L2(l2, l1)),
        keras.layers.Dense(1, kernel_regularizer=keras.regularizers.L1L2(l2, l1)),
    ])
    model.compile(loss="mse")
    return model
