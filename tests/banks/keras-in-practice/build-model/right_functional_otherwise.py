# STYLE: the functional API with a small factory of layers (functools.partial), a regularizer for each
from functools import partial


def build_model(n_features, l1, l2, units=16):
    """A compiled network with one hidden layer, both kernels with an L1L2 penalty."""

    def dense(width, activation=None):
        price = keras.regularizers.L1L2(l1=float(l1), l2=float(l2))
        return partial(keras.layers.Dense, width, activation=activation, kernel_regularizer=price)()

    inputs = keras.Input(shape=(n_features,))
    outputs = dense(1)(dense(units, "relu")(inputs))
    model = keras.Model(inputs, outputs)
    model.compile(optimizer=keras.optimizers.Adam(0.01), loss=keras.losses.MeanSquaredError(), metrics=["mae"])
    return model
