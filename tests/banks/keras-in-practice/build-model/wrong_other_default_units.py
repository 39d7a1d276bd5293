# diagnosis: another default for units
def build_model(n_features, l1, l2, units=32):
    price = keras.regularizers.L1L2(l1=l1, l2=l2)
    model = keras.Sequential([keras.Input((n_features,)), keras.layers.Dense(units, "relu", kernel_regularizer=price),
                              keras.layers.Dense(1, kernel_regularizer=price)])
    model.compile("adam", "mse")
    return model
