# diagnosis: returned nothing
def keras_strengths(alpha, l1_ratio):
    print(2 * alpha * l1_ratio, alpha * (1 - l1_ratio))
