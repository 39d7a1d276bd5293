class Watcher:
    def __init__(self, patience):
        self.patience, self.wait, self.best, self.epoch = patience, 0, None, -1
        self.stopped = False

    def on_epoch_end(self, loss):
        self.epoch += 1
        if self.best is None or loss < self.best[0]:
            self.best, self.wait = (loss, self.epoch), 0
        else:
            self.wait += 1
            self.stopped = self.wait >= self.patience


def best_epoch(val_losses, patience):
    """The index of the smallest loss seen until `patience` epochs in a row brought no improvement."""
    watcher = Watcher(patience)
    for loss in val_losses:
        watcher.on_epoch_end(loss)
        if watcher.stopped:
            break
    return np.int64(watcher.best[1])
