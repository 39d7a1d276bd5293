// For 404.html, which a server shows at any depth: the one of its lines that finds this file tells the page where the site begins.
"use strict";

if (!document.querySelector("base")) {
  const base = document.createElement("base");
  base.href = new URL("../", document.currentScript.src);
  document.head.prepend(base);
}
