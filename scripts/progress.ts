/** Tells how far a long run has come. */
export interface Progress {
  update(done: number): void
}

/** What is counted, such as "customers", and how many there are in all. */
interface Total {
  readonly total: number
  readonly unit: string
}

/** One line that is written over and over on a terminal; elsewhere a line for every tenth. */
export const progressOn = (output: NodeJS.WriteStream, { total, unit }: Total): Progress => {
  const startedAt = performance.now()
  let toldTenths = 0
  return {
    update: (done) => {
      const seconds = (performance.now() - startedAt) / 1_000
      const line = describeProgress(done, { total, unit }, seconds)
      const tenths = Math.floor((10 * done) / total)
      if (output.isTTY) output.write(`\r${line}\u001b[K${done === total ? '\n' : ''}`)
      else if (tenths > toldTenths) output.write(`${line}\n`)
      toldTenths = tenths
    },
  }
}

/** E.g. "3,000 of 10,000 customers (30 %), 4,100 a second, 2 s left". */
export const describeProgress = (done: number, { total, unit }: Total, seconds: number): string => {
  const perSecond = done / Math.max(seconds, 0.001)
  const left = Math.ceil((total - done) / Math.max(perSecond, 0.001))
  const percent = Math.floor((100 * done) / total)
  return `${inFigures(done)} of ${inFigures(total)} ${unit} (${percent} %), ${inFigures(perSecond)} a second, ${inFigures(left)} s left`
}

export const inFigures = (number: number): string => Math.round(number).toLocaleString('en-US')
