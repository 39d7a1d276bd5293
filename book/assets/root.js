// For 404.html, which a server shows at any depth: the one of its lines that finds this file tells the page where the site begins.
// Not in the folder of an edition in another language, below which the page at the root is shown too.
"use strict";

if (!document.querySelector("base")) {
  const { src, dataset } = document.currentScript, root = new URL("../", src);
  if (!dataset.below.split(" ").some((folder) => folder && root.pathname.endsWith(`/${folder}`))) {
    const base = document.createElement("base");
    base.href = root;
    document.head.prepend(base);
  }
}
