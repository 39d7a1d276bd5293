def dense(units, activation, l1, l2):
    return keras.layers.Dense(units, activation, kernel_regularizer=keras.regularizers.L1L2(l1, l2), bias_regularizer=None)

def build_model(n_features, l1, l2, units=16):
    model = keras.Sequential([keras.Input((n_features,)), dense(units, "relu", l1, l2), dense(1, None, l1, l2)], name="network")
    model.compile(loss=keras.losses.mean_squared_error, optimizer="rmsprop", metrics=["mse", "mae"])
    return model
