# diagnosis: a strength of 0 replaced
def build_model(n_features, l1, l2, units=16):
    l1 = l1 or 0.01
    l2 = l2 or 0.01
    model = keras.Sequential([keras.Input((n_features,))])
    for size, activation in ((units, "relu"), (1, None)):
        model.add(keras.layers.Dense(size, activation=activation, kernel_regularizer=keras.regularizers.l1_l2(l1=l1, l2=l2)))
    model.compile(optimizer="rmsprop", loss="mse")
    return model
