/* Keyboard shortcuts. Off while typing, off when the reader switched them off, never the only way. */
"use strict";

(() => {
  if (document.body?.dataset.keys === "off") return;
  let first = "";
  let forget = 0;

  const typing = (target) => target.closest?.("input, select, textarea, [contenteditable], dialog[open]");
  const rows = () => [...document.querySelectorAll("main tbody tr, main [data-row]")]
    .map((row) => row.querySelector("a[href]"))
    .filter(Boolean);

  function step(by) {
    const links = rows();
    if (!links.length) return;
    const now = links.findIndex((link) => link.closest("tr, [data-row]").contains(document.activeElement));
    links[Math.min(Math.max(now + by, 0), links.length - 1)].focus();
  }

  function search() {
    const box = document.querySelector(".find input");
    if (!box || !box.offsetParent) return false;
    box.focus();
    box.select();
    return true;
  }

  function follow(keys) {
    const link = document.querySelector(`[data-key="${CSS.escape(keys)}"]`);
    link?.click();
    return Boolean(link);
  }

  const alone = {
    "/": search,
    "?": () => {
      const list = document.getElementById("keys");
      if (list) window.house.openDialog(list);
      return Boolean(list);
    },
    j: () => step(1),
    k: () => step(-1),
    n: () => follow("n"),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    clearTimeout(forget);
    if (first === "g") {
      first = "";
      if (follow(`g ${event.key}`)) event.preventDefault();
      return;
    }
    if (event.key === "g") {
      first = "g";
      forget = setTimeout(() => { first = ""; }, 1500);
      return;
    }
    if (alone[event.key] && alone[event.key]() !== false) event.preventDefault();
  });
})();
