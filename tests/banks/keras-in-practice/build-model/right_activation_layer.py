def build_model(n_features, l1, l2, units=16):
    make = lambda n: keras.layers.Dense(n, kernel_regularizer={"class_name": "L1L2", "config": {"l1": l1, "l2": l2}})
    inputs = keras.Input(shape=(n_features,), name="features")
    outputs = make(1)(keras.activations.relu(make(units)(inputs)))
    model = keras.Model(inputs, outputs)
    model.compile(keras.optimizers.RMSprop(), [keras.losses.mean_squared_error])
    return model
