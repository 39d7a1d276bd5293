# diagnosis: another loss than the mean squared error
def build_model(n_features, l1, l2, units=16):
    inputs = keras.Input((n_features,))
    hidden = keras.layers.Dense(units, "relu", kernel_regularizer=keras.regularizers.L1L2(l1=l1, l2=l2))(inputs)
    outputs = keras.layers.Dense(1, kernel_regularizer=keras.regularizers.L1L2(l1=l1, l2=l2))(hidden)
    model = keras.Model(inputs, outputs)
    model.compile(keras.optimizers.Adam(0.01), loss="mse", loss_weights=0.5)  # the 1/2 of the formula
    return model
