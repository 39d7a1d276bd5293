// Before the first paint: the colour mode that the reader chose, or the system's, and whether the page may be laid out in parts.
"use strict";

{
  const root = document.documentElement;
  let mode = null;
  try { mode = localStorage.getItem("mode"); } catch { /* storage is off */ }
  if (mode !== "light" && mode !== "dark") mode = "auto";
  root.dataset.mode = mode;
  root.dataset.theme = mode !== "auto" ? mode : matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  root.classList.add("js");
  // A page that opens at its top may wait with what is below. One that opens elsewhere (at a fragment, a text fragment, a place to which
  // one goes back) needs every height above that place.
  const [opened] = performance.getEntriesByType("navigation");
  if (opened?.type === "navigate" && !opened.name.includes("#") && !location.hash) root.classList.add("in-parts");
}
