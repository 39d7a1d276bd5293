# diagnosis: Dropout or noise in training
def build_model(n_features, l1, l2, units=16):
    def regularizer():
        return keras.regularizers.L1L2(l1=l1, l2=l2)

    model = keras.Sequential([
        keras.layers.Input((n_features,)),
        keras.layers.Dense(units, activation="relu", kernel_regularizer=regularizer()),
        keras.layers.Dropout(0.2),
        keras.layers.Dense(1, kernel_regularizer=regularizer()),
    ])
    model.compile(optimizer=keras.optimizers.SGD(), loss=keras.losses.MeanSquaredError())
    return model
