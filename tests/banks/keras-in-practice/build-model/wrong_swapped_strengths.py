# diagnosis: l1 and l2 swapped
def build_model(n_features, l1, l2, units=16):
    """A compiled network with one hidden layer, both kernels with an L1L2 penalty."""
    penalty = lambda: keras.regularizers.L1L2(l2, l1)
    inputs = keras.Input(shape=(n_features,))
    hidden = keras.layers.Dense(units, "relu", kernel_regularizer=penalty())(inputs)
    outputs = keras.layers.Dense(1, kernel_regularizer=penalty())(hidden)
    model = keras.Model(inputs, outputs)
    model.compile("adam", "mse")
    return model
