# diagnosis: relu at the output too
def build_model(n_features, l1, l2, units=16):
    x = inputs = keras.Input(shape=(n_features,))
    for n in (units, 1):
        x = keras.layers.Dense(n, activation="relu", kernel_regularizer=keras.regularizers.L1L2(l1=l1, l2=l2))(x)
    model = keras.Model(inputs, x)
    model.compile("adam", "mse")
    return model
