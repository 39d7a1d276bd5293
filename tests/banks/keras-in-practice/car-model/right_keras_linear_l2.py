def predict_mpg(train_X, train_y, test_X):
    mean, dev = train_X.mean(0), train_X.std(0)
    dev[dev == 0] = 1.0
    keras.utils.set_random_seed(0)
    model = keras.Sequential([keras.Input((44,)), keras.layers.Dense(1, kernel_initializer="zeros", kernel_regularizer=keras.regularizers.L2(0.1))])
    model.compile(keras.optimizers.SGD(0.005, momentum=0.9), "mse")
    data = tf.data.Dataset.from_tensors(((train_X - mean) / dev, train_y[:, None])).repeat(2500)
    model.fit(data, verbose=0, shuffle=False)
    return model.predict((test_X - mean) / dev, verbose=0).ravel()
