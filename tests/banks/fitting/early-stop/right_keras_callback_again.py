# STYLE: Keras' own EarlyStopping, fed by hand with a stand-in for the model
class _Stand:
    """Takes the place of the model; the callback only sets stop_training."""

    stop_training = False

    def get_weights(self):
        return []


def best_epoch(val_losses, patience):
    """The index of the smallest loss seen until `patience` epochs in a row brought no improvement."""
    stopper = keras.callbacks.EarlyStopping(monitor="val_loss", mode="min", patience=int(patience))
    stopper._model = _Stand()
    stopper.on_train_begin()
    for epoch, loss in enumerate(val_losses):
        stopper.on_epoch_end(epoch, {"val_loss": loss})
        if stopper.model.stop_training:
            break
    return stopper.best_epoch
