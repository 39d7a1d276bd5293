# diagnosis: an activity is penalized
def build_model(n_features, l1, l2, units=16):
    model = keras.Sequential()
    model.add(keras.Input(shape=(n_features,)))
    model.add(
        keras.layers.Dense(
            units,
            activation="relu",
            kernel_regularizer=keras.regularizers.L1L2(l1=l1, l2=l2),
            activity_regularizer=keras.regularizers.L2(l2),
        )
    )
    model.add(keras.layers.Dense(1, kernel_regularizer=keras.regularizers.L1L2(l1=l1, l2=l2)))
    model.compile(loss="mean_squared_error", optimizer=keras.optimizers.Adam(0.01))
    return model
