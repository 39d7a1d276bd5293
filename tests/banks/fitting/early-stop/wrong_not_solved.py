# diagnosis: not solved yet
def best_epoch(val_losses, patience):
    raise NotImplementedError()
