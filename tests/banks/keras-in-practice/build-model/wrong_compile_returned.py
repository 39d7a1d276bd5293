# diagnosis: returned nothing
def build_model(n_features, l1, l2, units=16):
    """A compiled network with one hidden layer, both kernels with an L1L2 penalty."""
    reg = keras.regularizers.L1L2(l1=l1, l2=l2)
    return keras.Sequential([
        keras.Input((n_features,)),
        keras.layers.Dense(units, activation="relu", kernel_regularizer=reg),
        keras.layers.Dense(1, kernel_regularizer=reg),
    ]).compile(optimizer="adam", loss="mse")
