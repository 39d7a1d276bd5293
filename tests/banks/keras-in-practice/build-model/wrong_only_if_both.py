# diagnosis: no penalty where one strength is 0
def build_model(n_features, l1, l2, units=16):
    reg = keras.regularizers.L1L2(l1=l1, l2=l2) if l1 and l2 else None
    model = keras.Sequential()
    model.add(keras.Input(shape=(n_features,)))
    model.add(keras.layers.Dense(units, activation="relu", kernel_regularizer=reg))
    model.add(keras.layers.Dense(1, kernel_regularizer=reg))
    model.compile(loss="mean_squared_error", optimizer="adam")
    return model
