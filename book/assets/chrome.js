// What surrounds the text: colour mode, search, sidebars, "on this page", menus, copy buttons. Markup: the theme and book/_ext/finish.py
"use strict";

{
  const root = document.documentElement;
  const status = document.querySelector("#course-status");
  const announce = (text) => { if (status) status.textContent = text; };

  // --- colour mode: as the system, then the other one, then the system's own
  const systemIsDark = matchMedia("(prefers-color-scheme: dark)");
  const paint = () => {
    root.dataset.theme = root.dataset.mode !== "auto" ? root.dataset.mode : systemIsDark.matches ? "dark" : "light";
  };
  systemIsDark.addEventListener("change", paint);
  for (const button of document.querySelectorAll(".theme-switch-button")) {
    button.addEventListener("click", () => {
      const order = systemIsDark.matches ? ["auto", "light", "dark"] : ["auto", "dark", "light"];
      root.dataset.mode = order[(order.indexOf(root.dataset.mode) + 1) % order.length];
      try { localStorage.setItem("mode", root.dataset.mode); } catch { /* for this page only */ }
      paint();
      announce(`${button.getAttribute("aria-label")}: ${button.dataset[root.dataset.mode]}`);
    });
  }

  const closeOnBackdrop = (dialog) => dialog.addEventListener("click", (event) => {
    const box = dialog.getBoundingClientRect();
    const inside = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
    if (dialog.open && event.target === dialog && !inside) dialog.close();
  });

  // Sphinx's highlighting takes the Escape key away from the browser.
  const closeOnEscape = (dialog) => dialog.addEventListener("keydown", (event) => {
    if (event.key === "Escape") event.preventDefault(), event.stopPropagation(), dialog.close();
  });

  // --- search
  const dialog = document.querySelector("#pst-search-dialog");
  const field = document.querySelector("main form.bd-search input");
  const words = document.body.dataset;
  const loadSearch = () => import(new URL(words.search, document.baseURI));
  const openSearch = () => {
    loadSearch();
    if (field) field.select(), field.focus();
    else if (dialog && !dialog.open) dialog.showModal();
  };
  if (dialog) closeOnBackdrop(dialog), closeOnEscape(dialog);
  for (const button of document.querySelectorAll(".search-button__button")) button.addEventListener("click", openSearch);
  addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      openSearch();
    }
  });
  if (/^(Mac|iPhone|iPad)/.test(navigator.platform)) {
    for (const key of document.querySelectorAll(".search-button__kbd-shortcut kbd:first-child")) key.textContent = "⌘";
  }
  if (field) field.focus(), loadSearch();

  // --- sidebars: beside the text on a wide screen, a dialog on a narrow one
  const move = (from, to) => {
    to.append(...from.childNodes);
    for (const name of [...from.classList]) { from.classList.remove(name); to.classList.add(name); }
  };
  for (const side of ["primary", "secondary"]) {
    const button = document.querySelector(`.${side}-toggle`);
    const sidebar = document.querySelector(`#pst-${side}-sidebar`);
    const modal = document.querySelector(`#pst-${side}-sidebar-modal`);
    if (!button || !sidebar || !modal) continue;
    closeOnBackdrop(modal);
    closeOnEscape(modal);
    modal.addEventListener("close", () => { move(modal, sidebar); button.focus(); });
    modal.addEventListener("click", (event) => { if (event.target.closest("a")) modal.close(); });
    button.addEventListener("click", () => {
      if (side === "primary" && matchMedia("(min-width: 992px)").matches) {
        button.setAttribute("aria-expanded", String(!sidebar.classList.toggle("pst-sidebar-hidden")));
      } else {
        move(sidebar, modal);
        modal.showModal();
      }
    });
  }
  const sidebar = document.querySelector(".bd-sidebar-primary");
  const here = sidebar && sidebar.querySelector(".current > a.current");
  if (here) {
    here.setAttribute("aria-current", "page");
    requestAnimationFrame(() => {
      const away = here.getBoundingClientRect().top - sidebar.getBoundingClientRect().top - sidebar.clientHeight * 0.6;
      if (away > 0) sidebar.scrollTop = away;
    });
  }

  // --- "on this page": marks the section that is read
  const links = new Map();
  for (const link of document.querySelectorAll("#pst-page-toc-nav a")) {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (target) links.set(target.querySelector("h1, h2, h3, h4, h5, h6") ?? target, link);
  }
  const mark = (current) => {
    for (const link of links.values()) {
      link.classList.toggle("active", link === current);
      if (link === current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
      link.closest(".toc-entry")?.classList.toggle("active", link.closest(".toc-entry").contains(current));
    }
  };
  const watcher = new IntersectionObserver((entries) => {
    const last = entries.filter((entry) => entry.isIntersecting).pop();
    if (last) mark(links.get(last.target));
  }, { rootMargin: "0px 0px -70% 0px" });
  for (const heading of links.keys()) watcher.observe(heading);

  // --- menus of the header: open by click or key, close by Escape or a click elsewhere
  for (const button of document.querySelectorAll('[data-bs-toggle="dropdown"]')) {
    const menu = button.parentElement.querySelector(".dropdown-menu");
    const show = (open) => { menu.classList.toggle("show", open); button.setAttribute("aria-expanded", String(open)); };
    button.addEventListener("click", () => show(!menu.classList.contains("show")));
    document.addEventListener("click", (event) => { if (!button.parentElement.contains(event.target)) show(false); });
    button.parentElement.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && menu.classList.contains("show")) { show(false); button.focus(); }
    });
  }

  // --- copy buttons on code, not on what it printed
  const copy = async (text) => {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    const area = document.createElement("textarea"); // the way of pages that are not served securely
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    if (!done) throw new Error("not copied");
  };
  for (const code of document.querySelectorAll("article div.highlight > pre")) {
    if (code.closest(".cell_output")) continue;
    const text = code.textContent.replace(/\n$/, "");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy-code";
    button.textContent = words.copy;
    code.prepend(button); // it floats, so that the first line makes room for it
    button.addEventListener("click", async () => {
      try {
        await copy(text);
        button.textContent = words.copied;
      } catch {
        button.textContent = words.notCopied;
      }
      announce(button.textContent);
      button.addEventListener("blur", () => { button.textContent = words.copy; }, { once: true });
      button.addEventListener("pointerleave", () => { button.textContent = words.copy; }, { once: true });
    });
  }

  // --- code that is wider than its box can be scrolled by keyboard. What is folded away has a box once it is opened, and is watched: to ask
  // for its width before would lay it out, one fold at a time.
  const boxes = [...document.querySelectorAll("article pre, article div.math, .pst-scrollable-table-container")];
  const check = (some) => { // all are read before any is written: a page is not laid out anew for each
    const wide = some.map((box) => box.scrollWidth > box.clientWidth + 1);
    some.forEach((box, k) => {
      if (wide[k]) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    });
  };
  const watch = new ResizeObserver((entries) => check(entries.map(({ target }) => target)));
  for (const box of boxes) watch.observe(box);
  const open = (box) => !box.closest("details:not([open])");
  document.fonts.ready.then(() => check(boxes.filter(open))); // letters that come late change what is in a box, and not the box
}
