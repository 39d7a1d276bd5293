# diagnosis: changes the penalty of an earlier model
PENALTY = keras.regularizers.L1L2(l1=0.0, l2=0.0)


def build_model(n_features, l1, l2, units=16):
    """A compiled network with one hidden layer, both kernels with an L1L2 penalty."""
    PENALTY.l1, PENALTY.l2 = l1, l2
    inputs = keras.Input(shape=(n_features,))
    hidden = keras.layers.Dense(units, activation="relu", kernel_regularizer=PENALTY)(inputs)
    outputs = keras.layers.Dense(1, kernel_regularizer=PENALTY)(hidden)
    model = keras.Model(inputs, outputs)
    model.compile(optimizer="adam", loss="mse")
    return model
