# diagnosis: Dropout or noise in training
def build_model(n_features, l1, l2, units=16):
    price = keras.regularizers.L1L2(l1=l1, l2=l2)
    model = keras.Sequential([keras.Input((n_features,)), keras.layers.Dense(units, "relu", kernel_regularizer=price),
                              keras.layers.AlphaDropout(0.1), keras.layers.Dense(1, kernel_regularizer=price)])
    model.compile("adam", "mse")
    return model
