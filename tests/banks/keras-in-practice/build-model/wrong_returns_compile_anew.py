# diagnosis: returned nothing
def build_model(n_features, l1, l2, units=16):
    model = keras.Sequential()
    model.add(keras.Input((n_features,)))
    model.add(keras.layers.Dense(units, activation="relu", kernel_regularizer=keras.regularizers.L1L2(l1=l1, l2=l2)))
    model.add(keras.layers.Dense(1, kernel_regularizer=keras.regularizers.L1L2(l1=l1, l2=l2)))
    return model.compile(optimizer="adam", loss="mse")
