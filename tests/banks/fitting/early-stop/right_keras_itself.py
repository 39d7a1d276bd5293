def best_epoch(val_losses, patience):
    stop = keras.callbacks.EarlyStopping(monitor="val_loss", patience=patience, mode="min")
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    stop.set_model(model)
    model.stop_training = False
    stop.on_train_begin()
    for epoch, loss in enumerate(val_losses):
        stop.on_epoch_end(epoch, {"val_loss": float(loss)})
        if model.stop_training:
            break
    return int(np.argmin(np.asarray(val_losses)[: epoch + 1]))
