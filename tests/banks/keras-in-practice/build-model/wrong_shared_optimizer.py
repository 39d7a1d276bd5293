# diagnosis: one optimizer for several models
_adam = keras.optimizers.Adam(0.01)

def build_model(n_features, l1, l2, units=16):
    reg = keras.regularizers.L1L2(l1=l1, l2=l2)
    model = keras.Sequential([keras.Input((n_features,)),
        keras.layers.Dense(units, activation="relu", kernel_regularizer=reg),
        keras.layers.Dense(1, kernel_regularizer=reg)])
    model.compile(optimizer=_adam, loss="mse")
    return model
