import type { TestGateway } from './gateway.js'

/** What a scraper gets: each series, as it is written, with its value. */
export type Scrape = ReadonlyMap<string, number>

export const scrapeText = async ({ gateway }: TestGateway): Promise<string> => {
  const response = await fetch(gateway.metricsUrl ?? '')
  if (response.status !== 200) throw new Error(`The metrics answered ${response.status}.`)
  return response.text()
}

export const scrape = async (gateway: TestGateway): Promise<Scrape> => {
  const lines = (await scrapeText(gateway)).split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(
    lines.map((line) => {
      const end = line.lastIndexOf(' ')
      return [line.slice(0, end), Number(line.slice(end + 1))]
    }),
  )
}

/** By how much series with this text in their name grew while `work` ran. */
export const growth = async (
  gateway: TestGateway,
  text: string,
  work: () => Promise<unknown>,
): Promise<Record<string, number>> => {
  const before = await scrape(gateway)
  await work()
  const after = await scrape(gateway)
  const grown = [...after]
    .filter(([series]) => series.includes(text))
    .map(([series, value]) => [series, value - (before.get(series) ?? 0)] as const)
  return Object.fromEntries(grown.filter(([, by]) => by > 0))
}
