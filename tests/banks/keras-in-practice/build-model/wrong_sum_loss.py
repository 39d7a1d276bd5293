# diagnosis: another loss than the mean squared error
def build_model(n_features, l1, l2, units=16):
    """A compiled network with one hidden layer, both kernels with an L1L2 penalty."""
    inputs = keras.Input(shape=(n_features,))
    hidden = keras.layers.Dense(units, activation="relu", kernel_regularizer=keras.regularizers.L1L2(l1=l1, l2=l2))(inputs)
    outputs = keras.layers.Dense(1, kernel_regularizer=keras.regularizers.L1L2(l1=l1, l2=l2))(hidden)
    model = keras.Model(inputs, outputs)
    model.compile(optimizer="adam", loss=keras.losses.MeanSquaredError(reduction="sum"))
    return model
