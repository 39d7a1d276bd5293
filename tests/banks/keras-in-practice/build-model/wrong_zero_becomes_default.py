# diagnosis: a strength of 0 replaced
def build_model(n_features, l1, l2, units=16):
    """A compiled network with one hidden layer, both kernels with an L1L2 penalty."""
    strengths = dict(l1=l1 or 0.01, l2=l2 or 0.01)
    layers = [
        keras.Input((n_features,)),
        keras.layers.Dense(units, activation="relu", kernel_regularizer=keras.regularizers.L1L2(**strengths)),
        keras.layers.Dense(1, kernel_regularizer=keras.regularizers.L1L2(**strengths)),
    ]
    model = keras.Sequential(layers)
    model.compile("adam", loss="mean_squared_error", metrics=["mae"])
    return model
