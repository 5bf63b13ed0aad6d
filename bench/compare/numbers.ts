/** The first number that at least this part of all are below: 0.5 for the median. */
export const quantile = (numbers: readonly number[], part: number): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length * part)] ?? 0

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5)
