# diagnosis: not solved yet
def l2_gradient(w, l2):
    raise NotImplementedError()
