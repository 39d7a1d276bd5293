# diagnosis: one sample too few
def shrinkage_factors(X, l2):
    from sklearn.decomposition import PCA
    v = PCA().fit(X).explained_variance_
    return v / (v + l2)
