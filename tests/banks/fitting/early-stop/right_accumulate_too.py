from itertools import accumulate, takewhile


def best_epoch(val_losses, patience):
    """Running best as (loss, epoch); an epoch is seen while the best of the epoch before it is not too old."""
    running = list(accumulate(((loss, epoch) for epoch, loss in enumerate(val_losses)), min))
    ages = ((epoch - best, best) for epoch, (_, best) in enumerate(running))
    alive = list(takewhile(lambda pair: pair[0] < patience, ages))
    return alive[-1][1]
