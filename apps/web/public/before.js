// Before anything is drawn: the colours that were chosen, and how wide the text is to be.
try {
  document.documentElement.dataset.theme = localStorage.getItem("mp-theme") ?? "system";
  const split = Number(localStorage.getItem("mp-split"));
  if (split > 0) document.documentElement.style.setProperty("--split", `${split}%`);
} catch {
  // Storage is refused.
}
// The policy of the pages lets no text become a script or markup. This is the one exception: threads, from files of the site.
globalThis.trustedTypes?.createPolicy("default", {
  createScriptURL: (url) => (new URL(url, location.href).origin === location.origin ? url : null),
});
