def build_model(n_features, l1, l2, units=16):
    penalty = None if l1 == l2 == 0 else keras.regularizers.L1L2(l1=l1, l2=l2)
    model = keras.Sequential([keras.Input((n_features,))])
    model.add(keras.layers.Dense(units, "relu", kernel_regularizer=penalty))
    model.add(keras.layers.Dense(1, kernel_regularizer=penalty))
    model.compile("sgd", "mse")
    return model
