# diagnosis: relu at the output too
def build_model(n_features, l1, l2, units=16):
    def dense(size):
        return keras.layers.Dense(size, activation="relu", kernel_regularizer=keras.regularizers.L1L2(l1=l1, l2=l2))

    model = keras.Sequential([keras.Input((n_features,)), dense(units), dense(1)])
    model.compile("adam", "mse")
    return model
