# diagnosis: not the mean squared error plus the penalty
def build_model(n_features, l1, l2, units=16):
    inputs = keras.Input((n_features,))
    hidden = keras.layers.Dense(units, "relu", kernel_regularizer=keras.regularizers.L1L2(l1=l1, l2=l2))(inputs)
    outputs = keras.layers.Dense(1, kernel_regularizer=keras.regularizers.L1L2(l1=l1, l2=l2))(hidden)
    model = keras.Model(inputs, outputs)
    model.compile(optimizer="adam", metrics=["mse"])
    return model
