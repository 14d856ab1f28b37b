// Before anything is drawn: the theme that was chosen, if one was.
try {
  document.documentElement.dataset.theme = localStorage.getItem("mp-theme") ?? "system";
} catch {
  // Storage is refused.
}
