// Before anything is drawn: the theme that was chosen, if one was.
document.documentElement.dataset.theme = localStorage.getItem("mp-theme") ?? "system";
