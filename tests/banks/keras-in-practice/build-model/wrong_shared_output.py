# diagnosis: none
_output = keras.layers.Dense(1)

def build_model(n_features, l1, l2, units=16):
    reg = keras.regularizers.L1L2(l1=l1, l2=l2)
    _output.kernel_regularizer = reg
    if _output.built and _output.kernel.shape[0] != units:
        out = keras.layers.Dense(1, kernel_regularizer=reg)
    else:
        out = _output
    model = keras.Sequential([keras.Input((n_features,)),
        keras.layers.Dense(units, activation="relu", kernel_regularizer=reg), out])
    model.compile(optimizer="adam", loss="mse")
    return model
