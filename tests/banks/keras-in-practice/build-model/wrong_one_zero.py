# diagnosis: no penalty where one strength is 0
def build_model(n_features, l1, l2, units=16):
    """A compiled network with one hidden layer, both kernels with an L1L2 penalty."""
    # no regularizer needed if the strengths are zero
    reg = keras.regularizers.L1L2(l1=l1, l2=l2) if l1 and l2 else None
    model = keras.Sequential(
        [
            keras.Input(shape=(n_features,)),
            keras.layers.Dense(units, activation="relu", kernel_regularizer=reg),
            keras.layers.Dense(1, kernel_regularizer=reg),
        ]
    )
    model.compile(optimizer=keras.optimizers.Adam(0.01), loss="mse", metrics=["mae"])
    return model
