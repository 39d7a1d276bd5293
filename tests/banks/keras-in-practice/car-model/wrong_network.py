# diagnosis: follows the 60 cars too closely
def predict_mpg(train_X, train_y, test_X):
    keras.utils.set_random_seed(0)
    mean, dev = train_X.mean(0), train_X.std(0)
    dev[dev == 0] = 1.0
    model = keras.Sequential([keras.Input((44,)), keras.layers.Dense(128, activation="relu"), keras.layers.Dense(1)])
    model.compile(keras.optimizers.Adam(0.005), "mse")
    model.fit(tf.data.Dataset.from_tensors(((train_X - mean) / dev, train_y)).repeat(1500), verbose=0, shuffle=False)
    return model.predict((test_X - mean) / dev, verbose=0).ravel()
