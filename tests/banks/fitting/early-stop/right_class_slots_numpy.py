class Stopper:
    __slots__ = ("patience", "best", "epoch", "wait", "stopped")

    def __init__(self, patience):
        self.patience = int(patience)
        self.best, self.epoch, self.wait, self.stopped = None, None, 0, False

    def see(self, epoch, loss):
        if self.best is None or np.less(loss, self.best):
            self.best, self.epoch, self.wait = loss, epoch, 0
            return
        self.wait += 1
        self.stopped = self.wait >= self.patience


def best_epoch(val_losses, patience):
    """The index of the smallest loss seen until `patience` epochs in a row brought no improvement."""
    if patience < 1:
        raise ValueError("patience must be 1 or more")
    stopper = Stopper(patience)
    for epoch, loss in enumerate(np.array(val_losses, dtype=np.float64)):
        stopper.see(epoch, loss)
        if stopper.stopped:
            break
    return np.int64(stopper.epoch)
