import pg from 'pg'
import { StartRefused } from '../../shared/start-refused.js'

/**
 * One connection outside of the pools, for preparing and looking at a database.
 *
 * @param name what whoever runs it calls the URL, which can hold a password and is never shown
 * @throws StartRefused when nobody answers there, or lets us in
 */
export const withConnection = async <Result>(
  name: string,
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> => {
  const client = await connect(name, url)
  try {
    return await work(client)
  } finally {
    // What fails leaves its transaction to the end of the connection, which rolls it back.
    await client.end()
  }
}

const connect = async (name: string, url: string): Promise<pg.Client> => {
  try {
    const client = new pg.Client({
      connectionString: url,
      application_name: 'csp-gateway',
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    })
    // Whoever uses it hears of it; without a listener a break in between would end the process.
    client.on('error', () => {})
    await client.connect()
    return client
  } catch (error) {
    const { message, code = '' } = error as NodeJS.ErrnoException
    throw new StartRefused(`${name}: PostgreSQL cannot be reached there (${message || code}).`, { cause: error })
  }
}
