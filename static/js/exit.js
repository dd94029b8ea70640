/* Quick exit on public pages: blank first, then somewhere ordinary, leaving no entry to go back to.
   Shift pressed three times does the same; each press is announced. */
"use strict";

(() => {
  const WINDOW = 5000;
  let presses = 0;
  let forget = 0;

  function leave(link) {
    const sheet = document.createElement("div");
    sheet.className = "blank-sheet";
    document.body.replaceChildren(sheet);
    document.title = "";
    window.house.forgetUnsaved?.();
    window.location.replace(link);
  }

  const exit = () => document.querySelector(".exit");

  document.addEventListener("click", (event) => {
    const link = event.target.closest(".exit");
    if (!link) return;
    event.preventDefault();
    leave(link.href);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Shift" || event.repeat || !exit()) return;
    presses += 1;
    clearTimeout(forget);
    forget = setTimeout(() => { presses = 0; }, WINDOW);
    if (presses === 3) leave(exit().href);
    else window.house.announce(window.house.say(window.house.words().exitPresses, { left: 3 - presses }));
  });
})();
