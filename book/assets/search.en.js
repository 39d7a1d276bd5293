// What the search knows of English: one spelling for British and American, singular and plural, verb and noun.
"use strict";

globalThis.courseSearch.language = (() => {
  const STOP = new Set(("a about also am an and any are as at be been between but by can could did do does doesn don for from get had has have how i if in "
    + "into is isn it its just me my no not of on or our should so some t than that the their them then there these they this those to us was we "
    + "were what where which while goes go who why will with would you your").split(" "));
  // One name for what has several
  const NAMES = { lasso: "l1", ridge: "l2", tikhonov: "l2", lambda: "strength", alpha: "strength", l1l2: "elasticnet", l1_l2: "elasticnet", multicollinearity: "collinear", multicollinear: "collinear",
    collinearity: "collinear", big: "large" };
  const JOINED = { "elastic net": "elasticnet", "cross validation": "crossvalidation", "p value": "pvalue" };
  // What is meant with each other, less surely
  const NEAR = [
    ["weight decay", "adamw"], ["zero", "sparse", "sparsity"], ["fold", "crossvalidation", "cv"], ["overfit", "memorize", "capacity"],
    ["collinear", "correlated"], ["penalty", "penalize", "regularizer"], ["install", "setup", "computer"], ["assignment", "exercise", "homework"],
    ["prior", "belief", "bayesian", "map", "posterior"], ["custom", "own"], ["1se", "one standard error"], ["budget", "diamond", "geometry"], ["feature", "variable", "predictor"], ["sample", "row", "observation", "sale"],
    ["useless", "irrelevant", "unimportant"], ["validation", "val"], ["choose", "better"], ["weight", "coefficient"], ["identical", "correlated", "copy"], ["choose", "use"], ["tune", "tuning"],
    ["vs", "versus", "compare", "comparison", "difference", "differ", "side by side"], ["standardise", "scale", "normalize"], ["bias", "intercept"],
    ["price", "regularization"], ["download", "notebook"], ["shrink", "shrinkage"],
    ["l1 l2", "l2 l1", "three penalties"], ["search", "tune", "tuning", "choose"],
    ["cross-entropy", "log loss", "logloss", "log likelihood"], ["hand in", "submit", "submission"], ["budget", "constraint", "constrained", "lagrange"],
    ["group penalty", "whole row", "group lasso"], ["downhill", "gradient descent"], ["without strength", "default"], ["calibration", "reliability"],
    // Short names of the field, which the book writes out
    ["proximal", "ista", "fista", "pgd"], ["learning rate", "lr"], ["least squares", "ols"], ["batch normalization", "bn", "batchnorm"], ["cross-validation", "loocv"],
    ["neural network", "network", "nn", "mlp"],
  ];
  const stem = (word) => {
    if (word.length < 4 || word.includes("_")) return word;
    let root = word.replace(/ies$/, "y").replace(/([^s])s$/, "$1").replace(/is(e|ed|er|ing|ation|able)$/, "iz$1").replace(/our$/, "or");
    root = root.replace(/iz(e|ed|ing|ation|able)$/, "iz");
    if (root.length > 5) root = root.replace(/(?:ing|ed)$/, "").replace(/([^aeiouls])\1$/, "$1");
    return root.length > 4 ? root.replace(/e$/, "") : root;
  };
  return { STOP, NAMES, JOINED, NEAR, stem };
})();
