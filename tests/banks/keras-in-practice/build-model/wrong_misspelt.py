# diagnosis: raised AttributeError
def build_model(n_features, l1, l2, units=16):
    r = keras.regularizers.L1L2(l1=l1, l2=l2)
    model = keras.Sequential([keras.Input((n_features,)), keras.layer.Dense(units, "relu", kernel_regularizer=r), keras.layers.Dense(1, kernel_regularizer=r)])
    model.compile("adam", "mse")
    return model
