// What the search knows of English: one spelling for British and American, singular and plural, verb and noun.
"use strict";

globalThis.courseSearch.language = (() => {
  const STOP = new Set(("a about after also am an and any are as at be been before between but by can could did do does doesn don for from get had has have how i if in "
    + "into is isn it its just me my no not of on or our should so some t than that the their them then there these they this those to too us was we "
    + "were what where which while goes go who why will with would you your").split(" "));
  // One name for what has several
  const NAMES = { lasso: "l1", ridge: "l2", tikhonov: "l2", lambda: "strength", alpha: "strength", l1l2: "elasticnet", l1_l2: "elasticnet", multicollinearity: "collinear", multicollinear: "collinear",
    collinearity: "collinear", big: "large" };
  const JOINED = { "elastic net": "elasticnet", "cross validation": "crossvalidation", "p value": "pvalue" };
  // What is meant with each other, less surely
  const NEAR = [
    ["weight decay", "adamw"], ["zero", "sparse", "sparsity"], ["fold", "crossvalidation", "cv"], ["overfit", "memorize", "capacity"],
    ["collinear", "correlated"], ["penalty", "penalize", "regularizer"], ["install", "setup", "computer"], ["assignment", "exercise", "homework"],
    ["prior", "belief", "bayesian", "map", "posterior"], ["custom", "own"], ["1se", "one standard error"], ["budget", "diamond", "geometry", "corner"], ["feature", "variable", "predictor"], ["sample", "row", "observation", "sale"],
    ["useless", "irrelevant", "unimportant"], ["validation", "val"], ["choose", "better"], ["weight", "coefficient"], ["identical", "correlated", "copy"], ["choose", "use"], ["tune", "tuning"],
    ["vs", "versus", "compare", "comparison", "difference", "differ", "side by side"], ["standardize", "scale", "normalize"], ["bias", "intercept"],
    ["price", "regularization"], ["download", "notebook"], ["shrink", "shrinkage"],
    ["l1 l2", "l2 l1", "three penalties"], ["search", "tune", "tuning", "choose"],
    ["cross-entropy", "log loss", "logloss", "log likelihood"], ["hand in", "submit", "submission"], ["budget", "constraint", "constrained", "lagrange"],
    ["group penalty", "whole row", "group lasso"], ["downhill", "gradient descent"], ["without strength", "default"], ["calibration", "reliability", "ece", "expected calibration error"],
    // Short names of the field, which the book writes out
    ["proximal", "ista", "fista", "pgd"], ["learning rate", "lr"], ["least squares", "ols"], ["batch normalization", "bn", "batchnorm"], ["cross-validation", "loocv", "leave one out"],
    ["neural network", "network", "nn", "mlp"], ["singular value", "svd"],
    // What other books and courses call it
    ["gradient", "slope", "derivative"], ["closed form", "normal equation"], ["noise", "irreducible"], ["existing", "pretrained"],
    ["penalty lab", "playground", "demo", "interactive", "simulation", "widget", "animation"],
    ["validation set", "train test split", "train validation split", "holdout", "hold out"], ["choose", "pick", "best"],
    ["layer", "conv", "cnn"], ["p value", "significance", "confidence interval"], ["sure", "confident", "overconfident"],
  ];
  const stem = (word) => {
    if (word.length < 4 || word.includes("_")) return word;
    let root = word.replace(/ies$/, "y").replace(/([^s])s$/, "$1").replace(/is(e|ed|er|ing|ation|able)$/, "iz$1").replace(/our$/, "or");
    root = root.replace(/iz(e|ed|ing|ation|able)$/, "iz");
    if (root.length > 6) root = root.replace(/(at|ct|ss)(?:ion|ive|or)$/, "$1"); // calibration and calibrated, selection and selected
    if (root.length > 5) root = root.replace(/(?:ing|ed)$/, "").replace(/([^aeiouls])\1$/, "$1");
    return root.length > 4 ? root.replace(/e$/, "") : root;
  };
  return { STOP, NAMES, JOINED, NEAR, stem };
})();
