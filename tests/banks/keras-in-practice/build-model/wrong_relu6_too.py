# diagnosis: another activation in the hidden layer
def build_model(n_features, l1, l2, units=16):
    penalty = lambda: keras.regularizers.L1L2(l1=l1, l2=l2)
    model = keras.Sequential([
        keras.Input(shape=(n_features,)),
        keras.layers.Dense(units, activation="relu6", kernel_regularizer=penalty()),
        keras.layers.Dense(1, kernel_regularizer=penalty()),
    ])
    model.compile(optimizer="adam", loss="mse", metrics=["mae"])
    return model
