# diagnosis: does not fit the 60 cars either
def predict_mpg(train_X, train_y, test_X):
    keras.utils.set_random_seed(3)
    scale = keras.layers.Normalization()
    scale.adapt(train_X)
    model = keras.Sequential([keras.Input((44,)), scale, keras.layers.Dense(16, "relu", kernel_regularizer="l2"), keras.layers.Dense(1)])
    model.compile("adam", "mse")
    model.fit(train_X, train_y, epochs=10, verbose=0)
    return model.predict(test_X, verbose=0)[:, 0]
