def squared(y, p):
    return ops.mean(ops.square(y - p), axis=-1)
# %% extra cell
def build_model(n_features, l1, l2, units=16):
    both = {"class_name": "L1L2", "config": {"l1": l1, "l2": l2}}
    model = keras.Sequential([
        keras.Input((n_features,)),
        keras.layers.Dense(units, activation=ops.relu, kernel_regularizer=both, kernel_initializer="he_normal"),
        keras.layers.Dense(1, kernel_regularizer=both),
    ])
    model.compile(keras.optimizers.AdamW(0.003), squared, metrics=[keras.metrics.RootMeanSquaredError()])
    return model
