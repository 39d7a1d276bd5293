def build_model(n_features, l1, l2, units=16):
    network = keras.Sequential()
    network.add(keras.Input((int(n_features),)))
    for config in [{"units": int(units), "activation": "relu"}, {"units": 1, "activation": "linear"}]:
        config["kernel_regularizer"] = {
            "module": "keras.regularizers",
            "class_name": "L1L2",
            "config": {"l1": float(l1), "l2": float(l2)},
            "registered_name": None,
        }
        network.add(keras.layers.Dense.from_config(config))
    network.compile("sgd", "mean_squared_error")
    return network
