# diagnosis: a constraint on weights
def build_model(n_features, l1, l2, units=16):
    options = {
        "kernel_regularizer": keras.regularizers.L1L2(l1=l1, l2=l2),
        "kernel_constraint": keras.constraints.MaxNorm(3),
    }
    model = keras.Sequential([keras.Input((n_features,)), keras.layers.Dense(units, activation="relu", **options), keras.layers.Dense(1, **options)])
    model.compile(optimizer="rmsprop", loss="mse")
    return model
