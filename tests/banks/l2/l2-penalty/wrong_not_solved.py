# diagnosis: not solved yet
class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        raise NotImplementedError()

    def __call__(self, w):
        raise NotImplementedError()

    def get_config(self):
        raise NotImplementedError()
