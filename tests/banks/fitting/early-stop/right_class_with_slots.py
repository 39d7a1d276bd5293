class _Watcher:
    __slots__ = ("patience", "best", "epoch", "wait", "seen")

    def __init__(self, patience):
        self.patience, self.best, self.epoch, self.wait, self.seen = int(patience), None, -1, 0, 0

    def feed(self, loss):
        """True while training goes on."""
        now, self.seen = self.seen, self.seen + 1
        if self.best is None or loss < self.best:
            self.best, self.epoch, self.wait = loss, now, 0
            return True
        self.wait += 1
        return self.wait < self.patience


def best_epoch(val_losses, patience):
    """The index of the smallest loss seen until `patience` epochs in a row brought no improvement."""
    watcher = _Watcher(patience)
    all(map(watcher.feed, val_losses))  # stops at the first False
    return np.int64(watcher.epoch)
