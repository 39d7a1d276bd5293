// The search in a language whose words it does not know: a word is found as it is written, accents or not, and by its beginning.
"use strict";

globalThis.courseSearch.language = {
  STOP: new Set(), JOINED: {}, NEAR: [], stem: (word) => word,
  NAMES: { lasso: "l1", ridge: "l2", tikhonov: "l2", l1l2: "elasticnet", l1_l2: "elasticnet" },
};
