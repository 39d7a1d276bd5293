// What the search knows of English: one spelling for British and American, singular and plural, verb and noun.
"use strict";

globalThis.courseSearch.language = (() => {
  const STOP = new Set(("a an and are as at be by can do does for from how i in is it its my not of on or so that the this to was what where "
    + "which who why will with you your").split(" "));
  // One name for what has several
  const NAMES = { lasso: "l1", ridge: "l2", tikhonov: "l2", lambda: "strength", alpha: "strength", l1l2: "elasticnet", l1_l2: "elasticnet" };
  const JOINED = { "elastic net": "elasticnet", "cross validation": "crossvalidation", "p value": "pvalue" };
  // What is meant with each other, less surely
  const NEAR = [
    ["weight decay", "adamw"], ["zero", "sparse", "sparsity"], ["fold", "crossvalidation", "cv"], ["overfit", "memorize", "capacity"],
    ["collinear", "correlated"], ["penalty", "regularizer"], ["install", "setup", "computer"], ["assignment", "exercise", "homework"],
    ["prior", "belief", "bayesian"], ["custom", "own"], ["1se", "one standard error"], ["choose", "use"], ["tune", "tuning"],
    ["vs", "versus", "compare", "comparison", "difference", "side by side"], ["standardise", "scale", "normalize"], ["bias", "intercept"],
    ["price", "regularization"], ["download", "notebook"], ["shrink", "shrinkage"],
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
