# diagnosis: no penalty where one strength is 0
def build_model(n_features, l1, l2, units=16):
    """A compiled network with one hidden layer, both kernels with an L1L2 penalty."""
    reg = keras.regularizers.L1L2(l1=l1, l2=l2) if l1 and l2 else None
    inputs = keras.Input((n_features,))
    hidden = keras.layers.Dense(units, activation="relu", kernel_regularizer=reg)(inputs)
    outputs = keras.layers.Dense(1, kernel_regularizer=reg)(hidden)
    model = keras.Model(inputs, outputs)
    model.compile(optimizer=keras.optimizers.Adam(1e-2), loss="mean_squared_error")
    return model
