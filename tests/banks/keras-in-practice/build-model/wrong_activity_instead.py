# diagnosis: an activity is penalized
def build_model(n_features, l1, l2, units=16):
    penalty = keras.regularizers.L1L2(l1=l1, l2=l2)
    model = keras.Sequential([
        keras.Input((n_features,)),
        keras.layers.Dense(units, activation="relu", activity_regularizer=penalty),
        keras.layers.Dense(1, activity_regularizer=penalty),
    ])
    model.compile("adam", "mse")
    return model
