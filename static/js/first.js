/* Loaded before the first paint, so that nothing jumps when the other scripts arrive. */
document.documentElement.classList.add("has-js");
