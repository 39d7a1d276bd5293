# diagnosis: another loss than the mean squared error
def build_model(n_features, l1, l2, units=16):
    """A compiled network with one hidden layer, both kernels with an L1L2 penalty."""
    model = keras.Sequential(
        [
            keras.layers.Input(shape=(n_features,)),
            keras.layers.Dense(units, activation="relu", kernel_regularizer=keras.regularizers.L1L2(l1=l1, l2=l2)),
            keras.layers.Dense(1, kernel_regularizer=keras.regularizers.L1L2(l1=l1, l2=l2)),
        ]
    )
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=0.01),
        loss=keras.losses.MeanSquaredError(reduction="sum"),
        metrics=["mse"],
    )
    return model
