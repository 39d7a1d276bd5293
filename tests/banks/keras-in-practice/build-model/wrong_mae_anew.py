# diagnosis: the mean absolute error as loss
def build_model(n_features, l1, l2, units=16):
    model = keras.Sequential([keras.Input((n_features,))])
    for size, activation in ((units, "relu"), (1, None)):
        model.add(keras.layers.Dense(size, activation=activation, kernel_regularizer=keras.regularizers.L1L2(l1=l1, l2=l2)))
    model.compile(optimizer="adam", loss="mae", metrics=["mse"])
    return model
