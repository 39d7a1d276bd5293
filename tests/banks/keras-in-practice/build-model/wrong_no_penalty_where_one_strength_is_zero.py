# diagnosis: no penalty where one strength is 0
def build_model(n_features, l1, l2, units=16):
    """A compiled network with one hidden layer, both kernels with an L1L2 penalty."""
    def regularizer():
        return keras.regularizers.L1L2(l1=l1, l2=l2) if l1 and l2 else None

    model = keras.Sequential()
    model.add(keras.Input(shape=(n_features,)))
    model.add(keras.layers.Dense(units, activation="relu", kernel_regularizer=regularizer()))
    model.add(keras.layers.Dense(1, kernel_regularizer=regularizer()))
    model.compile(optimizer="adam", loss="mse")
    return model
