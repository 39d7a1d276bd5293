from functools import partial, reduce

_LAYERS = (("units", "relu"), (1, "linear"))


def build_model(n_features, l1, l2, units=16):
    """A compiled network with one hidden layer, both kernels with an L1L2 penalty."""
    penalty = {"class_name": "L1L2", "config": {"l1": l1, "l2": l2}}
    make = partial(keras.layers.Dense, kernel_regularizer=penalty, bias_regularizer=None)
    start = keras.Input((n_features,), name="features")
    end = reduce(
        lambda tensor, spec: make(units if spec[0] == "units" else spec[0], activation=spec[1])(tensor), _LAYERS, start
    )
    model = keras.Model(inputs=[start], outputs=end)
    model.compile(loss="mse", optimizer=keras.optimizers.SGD(0.05))
    return model
