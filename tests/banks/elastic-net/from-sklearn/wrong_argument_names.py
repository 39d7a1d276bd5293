# diagnosis: an argument has another name
def keras_strengths(a, r):
    return 2 * a * r, a * (1 - r)
