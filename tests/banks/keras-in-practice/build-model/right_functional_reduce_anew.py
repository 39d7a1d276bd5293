from functools import partial, reduce


def build_model(n_features, l1, l2, units=16):
    """A compiled network with one hidden layer, both kernels with an L1L2 penalty."""
    penalized = partial(
        keras.layers.Dense,
        kernel_regularizer={"class_name": "L1L2", "config": {"l1": l1, "l2": l2}},
        kernel_initializer="he_normal",
    )
    start = keras.Input(shape=(int(n_features),), name="features")
    end = reduce(lambda tensor, layer: layer(tensor), [penalized(units), keras.layers.Activation("relu"), penalized(1, activation="linear")], start)
    model = keras.Model(start, end, name="regularized")
    model.compile(loss="mean_squared_error", optimizer="rmsprop")
    assert len(model.get_weights()) == 4
    return model
