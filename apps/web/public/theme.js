// Before anything is drawn: the colours that were chosen, and how wide the text is to be.
try {
  document.documentElement.dataset.theme = localStorage.getItem("mp-theme") ?? "system";
  const split = Number(localStorage.getItem("mp-split"));
  if (split > 0) document.documentElement.style.setProperty("--split", `${split}%`);
} catch {
  // Storage is refused.
}
