import chalk from "chalk";

/** Every colour of the tutor has its place here. Without colours each style still differs by a sign of its own. */
export const palette = {
  title: chalk.bold,
  heading: chalk.bold.cyan,
  dim: chalk.dim,
  strong: chalk.bold,
  emphasis: chalk.italic,
  code: chalk.yellow,
  term: chalk.underline,
  link: chalk.blue.underline,
  good: chalk.green,
  bad: chalk.red,
  warn: chalk.yellow,
  fault: chalk.red.inverse,
  key: chalk.bold,
  selected: chalk.cyan.bold,
  bar: chalk.cyan,
};

// Ordered so that neighbours differ for colour-blind eyes too; names stand beside them everywhere.
const processColours = [
  chalk.cyan,
  chalk.yellow,
  chalk.magenta,
  chalk.green,
  chalk.blueBright,
  chalk.redBright,
];

/** The colour of a process: always the same for the same pid. */
export function colourOf(pid: number): (text: string) => string {
  if (pid <= 1) return chalk.bold;
  return processColours[(pid - 2) % processColours.length] ?? chalk.bold;
}
