def build_model(n_features, l1, l2, units=16):
    model = keras.Sequential([keras.Input((n_features,)), keras.layers.Dense(units), keras.layers.Activation("relu"), keras.layers.Dense(1)])
    for layer in model.layers:
        if isinstance(layer, keras.layers.Dense):
            layer.kernel_regularizer = keras.regularizers.L1L2(l1=l1, l2=l2)
            layer.kernel.regularizer = layer.kernel_regularizer
    model.compile(loss=tf.keras.losses.mse, optimizer=tf.keras.optimizers.Adam())
    return model
