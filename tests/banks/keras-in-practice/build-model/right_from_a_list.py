def build_model(n_features, l1, l2, units=16):
    price = lambda: keras.regularizers.get({"class_name": "L1L2", "config": {"l1": l1, "l2": l2}})
    layers = [keras.Input((n_features,))]
    layers += [keras.layers.Dense(u, a, kernel_regularizer=price()) for u, a in ((units, keras.activations.relu), (1, "linear"))]
    model = keras.Sequential(layers)
    model.compile(loss=keras.losses.mean_squared_error, optimizer=keras.optimizers.Adam(0.01), metrics=["mae"])
    return model
