# diagnosis: no penalty where one strength is 0
def build_model(n_features, l1, l2, units=16):
    regularizer = keras.regularizers.L1L2(l1=l1, l2=l2) if l1 and l2 else None
    model = keras.Sequential([keras.Input((n_features,))])
    model.add(keras.layers.Dense(units, activation="relu", kernel_regularizer=regularizer))
    model.add(keras.layers.Dense(1, kernel_regularizer=regularizer))
    model.compile("adam", "mse")
    return model
