def build_model(n_features, l1, l2, units=16):
    """A compiled network with one hidden layer, both kernels with an L1L2 penalty."""
    model = keras.Sequential(name="cars")
    model.add(keras.layers.InputLayer(shape=(n_features,)))
    for size, activation in ((units, "relu"), (1, "linear")):
        config = {"class_name": "L1L2", "config": {"l1": float(l1), "l2": float(l2)}}
        model.add(keras.layers.Dense(size, activation, kernel_regularizer=keras.regularizers.get(config)))
    model.compile("nadam", "mean_squared_error")
    return model
