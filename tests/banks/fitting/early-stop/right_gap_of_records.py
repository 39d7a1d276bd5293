from itertools import accumulate


def _records(losses):
    """The epochs that improve on all before them."""
    floor = [float("inf"), *accumulate(losses, min)]
    return [e for e, loss in enumerate(losses) if loss < floor[e]]


def best_epoch(val_losses, patience):
    """The index of the smallest loss seen until `patience` epochs in a row brought no improvement."""
    records = _records(val_losses)
    for here, following in zip(records, records[1:]):
        if following - here > patience:
            return here
    return records[-1]
