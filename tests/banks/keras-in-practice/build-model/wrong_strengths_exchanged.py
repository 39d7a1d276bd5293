# diagnosis: l1 and l2 swapped
def build_model(n_features, l1, l2, units=16):
    def regularizer():
        return keras.regularizers.L1L2(l1=l2, l2=l1)

    model = keras.Sequential([
        keras.Input((n_features,)),
        keras.layers.Dense(units, activation="relu", kernel_regularizer=regularizer()),
        keras.layers.Dense(1, kernel_regularizer=regularizer()),
    ])
    model.compile(optimizer="adam", loss="mse")
    return model
