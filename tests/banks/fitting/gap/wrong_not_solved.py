# diagnosis: not solved yet
def generalization_gap(history):
    raise NotImplementedError()
