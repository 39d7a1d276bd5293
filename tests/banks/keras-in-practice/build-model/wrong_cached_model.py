# diagnosis: returns the same model, or the same layers, again
from functools import lru_cache


@lru_cache(maxsize=None)
def build_model(n_features, l1, l2, units=16):
    """A compiled network with one hidden layer, both kernels with an L1L2 penalty."""
    model = keras.Sequential([
        keras.Input((n_features,)),
        keras.layers.Dense(units, activation="relu", kernel_regularizer=keras.regularizers.L1L2(l1=l1, l2=l2)),
        keras.layers.Dense(1, kernel_regularizer=keras.regularizers.L1L2(l1=l1, l2=l2)),
    ])
    model.compile(optimizer="adam", loss="mse", metrics=["mae"])
    return model
