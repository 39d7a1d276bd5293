# diagnosis: another activation in the hidden layer
def build_model(n_features, l1, l2, units=16):
    """A compiled network with one hidden layer, both kernels with an L1L2 penalty."""
    l1l2 = keras.regularizers.L1L2(l1=l1, l2=l2)
    model = keras.Sequential(
        [
            keras.layers.Input((n_features,)),
            keras.layers.Dense(units, activation="relu6", kernel_regularizer=l1l2),
            keras.layers.Dense(1, kernel_regularizer=l1l2),
        ]
    )
    model.compile(loss="mse", optimizer="rmsprop")
    return model
