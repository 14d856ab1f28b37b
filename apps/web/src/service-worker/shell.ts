/** The page that is drawn by its scripts alone: it stands for all pages, so that not each has to be kept. */
export const SHELL = "shell.html";
