# diagnosis: l1 and l2 swapped
def build_model(n_features, l1, l2, units=16):
    def penalty(l2, l1):
        return keras.regularizers.L1L2(l1=l1, l2=l2)

    inputs = keras.Input((n_features,))
    hidden = keras.layers.Dense(units, "relu", kernel_regularizer=penalty(l1, l2))(inputs)
    output = keras.layers.Dense(1, kernel_regularizer=penalty(l1, l2))(hidden)
    model = keras.Model(inputs, output)
    model.compile("adam", "mse")
    return model
