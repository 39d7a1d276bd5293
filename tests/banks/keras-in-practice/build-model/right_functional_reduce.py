from functools import reduce


def build_model(n_features, l1, l2, units=16):
    penalty = {"class_name": "L1L2", "config": {"l1": l1, "l2": l2}}
    layer = lambda width, bend: keras.layers.Dense(width, activation=bend, kernel_regularizer=keras.regularizers.deserialize(dict(penalty)))
    start = keras.Input(shape=(n_features,), name="features")
    end = reduce(lambda tensor, step: step(tensor), (layer(units, "relu"), layer(1, None)), start)
    model = keras.Model(inputs=start, outputs=end)
    model.compile(optimizer=keras.optimizers.SGD(1e-2, momentum=0.9), loss=lambda t, p: ops.mean(ops.square(t - p), axis=-1))
    return model
