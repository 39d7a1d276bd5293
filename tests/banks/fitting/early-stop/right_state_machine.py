class _Watch:
    __slots__ = ("best", "where", "left", "patience")

    def __init__(self, patience):
        self.patience = self.left = int(patience)
        self.best, self.where = None, None

    def running(self):
        return self.left > 0

    def see(self, epoch, loss):
        if self.best is None or loss < self.best:
            self.best, self.where, self.left = loss, epoch, self.patience
        else:
            self.left -= 1


def best_epoch(val_losses, patience):
    watch = _Watch(patience)
    for item in enumerate(val_losses):
        watch.see(*item)
        if not watch.running():
            break
    return watch.where
