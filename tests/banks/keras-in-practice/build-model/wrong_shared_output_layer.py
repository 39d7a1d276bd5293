# diagnosis: returns the same model, or the same layers, again
from functools import lru_cache


@lru_cache(maxsize=None)
def _layer(units, activation, l1, l2, fan_in):
    return keras.layers.Dense(units, activation=activation, kernel_regularizer=keras.regularizers.L1L2(l1=l1, l2=l2))


def build_model(n_features, l1, l2, units=16):
    hidden = keras.layers.Dense(units, activation="relu", kernel_regularizer=keras.regularizers.L1L2(l1=l1, l2=l2))
    model = keras.Sequential([keras.Input((n_features,)), hidden, _layer(1, None, l1, l2, units)])
    model.compile(loss="mean_squared_error", optimizer="adam")
    return model
