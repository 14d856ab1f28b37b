/** Lines longer than this are hard to read, however wide the window is. */
export const READING_WIDTH = 92;
