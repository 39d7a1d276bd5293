# diagnosis: no more than 16 units
def build_model(n_features, l1, l2, units=16):
    R = keras.regularizers.L1L2(l1=l1, l2=l2)
    model = keras.Sequential([keras.Input((n_features,)), keras.layers.Dense(min(units, 16), "relu", kernel_regularizer=R), keras.layers.Dense(1, kernel_regularizer=R)])
    model.compile("adam", "mse")
    return model
