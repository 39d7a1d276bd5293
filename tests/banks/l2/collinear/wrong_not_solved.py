# diagnosis: not solved yet
def condition_number(X, l2):
    raise NotImplementedError()
