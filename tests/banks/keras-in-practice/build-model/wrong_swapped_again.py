# diagnosis: l1 and l2 swapped
def build_model(n_features, l1, l2, units=16):
    """A compiled network with one hidden layer, both kernels with an L1L2 penalty."""

    def penalty(l2, l1):
        return keras.regularizers.L1L2(l1=l1, l2=l2)

    model = keras.Sequential([
        keras.Input(shape=(n_features,)),
        keras.layers.Dense(units, activation="relu", kernel_regularizer=penalty(l1, l2)),
        keras.layers.Dense(1, kernel_regularizer=penalty(l1, l2)),
    ])
    model.compile(optimizer="adam", loss="mse")
    return model
