def best_epoch(val_losses, patience):
    stopper = keras.callbacks.EarlyStopping(monitor="v", patience=patience, mode="min", verbose=0)
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    stopper.set_model(model)
    stopper.on_train_begin()
    for epoch, loss in enumerate(val_losses):
        stopper.on_epoch_end(epoch, {"v": loss})
        if getattr(model, "stop_training", False):
            break
    return np.int64(stopper.best_epoch)
