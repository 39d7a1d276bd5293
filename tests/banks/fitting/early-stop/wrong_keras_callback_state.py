# diagnosis: another answer when asked again
class Stopper:
    wait = 0

stopper = Stopper()

def best_epoch(val_losses, patience):
    best = 0
    for epoch in range(1, len(val_losses)):
        if val_losses[epoch] < val_losses[best]:
            best = epoch
            stopper.wait = 0
        else:
            stopper.wait += 1
        if stopper.wait >= patience:
            stopper.wait = 0
            break
    return best
