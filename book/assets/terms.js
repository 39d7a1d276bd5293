// Definitions of glossary terms on hover, focus or the first tap; Escape hides them. Markup: book/_ext/terms.py
"use strict";

{
  const tip = document.querySelector(".course-tip");
  let shownFor = null;
  let touched = false;
  let hiding = 0;

  const hide = () => {
    tip.hidden = true;
    shownFor = null;
  };
  const show = (link, definition) => {
    clearTimeout(hiding);
    if (shownFor === link) return;
    shownFor = link;
    tip.replaceChildren(...[...definition.childNodes].map((node) => node.cloneNode(true)));
    tip.hidden = false;
    const line = link.getClientRects()[0];
    const parent = tip.offsetParent.getBoundingClientRect();
    const left = Math.max(8, Math.min(line.left, document.documentElement.clientWidth - tip.offsetWidth - 8));
    const below = line.bottom + tip.offsetHeight + 12 < innerHeight;
    tip.style.left = `${left - parent.left}px`;
    tip.style.top = `${(below ? line.bottom + 4 : line.top - tip.offsetHeight - 4) - parent.top}px`;
  };
  // A moment to move the pointer onto the definition
  const hideSoon = () => { clearTimeout(hiding); hiding = setTimeout(hide, 200); };

  for (const link of tip ? document.querySelectorAll('article a[href*="glossary.html#term-"]') : []) {
    const definition = document.getElementById(`tip-${decodeURIComponent(link.hash.slice(1))}`);
    if (!definition) continue;
    link.setAttribute("aria-describedby", definition.id);
    link.addEventListener("pointerdown", (event) => { touched = event.pointerType === "touch"; });
    link.addEventListener("pointerenter", (event) => { if (event.pointerType === "mouse") show(link, definition); });
    link.addEventListener("pointerleave", (event) => { if (event.pointerType === "mouse") hideSoon(); });
    link.addEventListener("focus", () => { if (!touched) show(link, definition); });
    // The keyboard's next stop may lie below the definition
    link.addEventListener("blur", ({ relatedTarget: next }) => next && !tip.contains(next) ? hide() : hideSoon());
    link.addEventListener("click", (event) => {
      if (touched && shownFor !== link) {
        event.preventDefault();
        show(link, definition);
      }
    });
  }
  if (tip) {
    tip.addEventListener("pointerenter", () => clearTimeout(hiding));
    tip.addEventListener("pointerleave", hideSoon);
    document.addEventListener("keydown", (event) => { if (event.key === "Escape" && shownFor) hide(); });
    document.addEventListener("click", (event) => {
      if (shownFor && !tip.contains(event.target) && !shownFor.contains(event.target)) hide();
    });
  }
}
