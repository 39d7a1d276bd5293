# diagnosis: alpha or l1_ratio not taken as they are
def keras_strengths(alpha, l1_ratio):
    share = round(100 * l1_ratio) / 100
    return 2 * alpha * share, alpha * (1 - share)
