# diagnosis: not finite
def predict_mpg(train_X, train_y, test_X):
    keras.utils.set_random_seed(0)
    model = keras.Sequential([keras.Input((44,)), keras.layers.Dense(1, kernel_regularizer=keras.regularizers.L2(0.1))])
    model.compile(keras.optimizers.SGD(0.01), "mse")
    model.fit(train_X, train_y, epochs=50, verbose=0)
    return model.predict(test_X, verbose=0).ravel()
