# diagnosis: not compiled
def build_model(n_features, l1, l2, units=16):
    L1L2 = keras.regularizers.L1L2
    return keras.Sequential([
        keras.Input((n_features,)),
        keras.layers.Dense(units, activation="relu", kernel_regularizer=L1L2(l1=l1, l2=l2)),
        keras.layers.Dense(1, kernel_regularizer=L1L2(l1=l1, l2=l2)),
    ])
