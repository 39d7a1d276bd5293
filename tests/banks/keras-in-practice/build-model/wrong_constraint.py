# diagnosis: a constraint on weights
def build_model(n_features, l1, l2, units=16):
    both = keras.regularizers.L1L2(l1=l1, l2=l2)
    limit = keras.constraints.MaxNorm(100.0)
    model = keras.Sequential([
        keras.Input((n_features,)),
        keras.layers.Dense(units, activation="relu", kernel_regularizer=both, kernel_constraint=limit),
        keras.layers.Dense(1, kernel_regularizer=both, kernel_constraint=limit),
    ])
    model.compile("adam", "mse")
    return model
