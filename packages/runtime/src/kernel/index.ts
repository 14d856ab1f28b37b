export const a: number = 2
