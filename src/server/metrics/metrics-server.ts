import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { StartRefused } from '../../shared/start-refused.js'
import type { Storage } from '../../storage/storage.js'
import { collectMetrics, type Metrics } from './registry.js'

/**
 * Serves /metrics on a port of its own until the app closes. On the API's own port it could not tell a scraper of this
 * machine from callers who come through a proxy of this machine.
 *
 * @returns its URL
 * @throws StartRefused when it cannot listen there
 */
export const openMetrics = async (
  app: FastifyInstance,
  storage: Storage,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<string> => {
  const metrics = collectMetrics(app, storage)
  const server = createServer({ requestTimeout: 5_000 }, (request, response) => {
    // A scrape that fails is a scrape that fails: the gateway goes on.
    answer(metrics, request, response).catch(() => response.destroy())
  })
  try {
    await once(server.listen(port, host), 'listening')
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    throw new StartRefused(`METRICS_PORT is ${port}, and the metrics cannot be served there (${host}: ${code}).`)
  }
  app.addHook('onClose', async () => {
    metrics.stop()
    server.close()
    server.closeAllConnections()
  })
  const { family, address, port: actualPort } = server.address() as AddressInfo
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${actualPort}/metrics`
}

const answer = async (metrics: Metrics, { method, url }: IncomingMessage, response: ServerResponse): Promise<void> => {
  if (url !== '/metrics') return void response.writeHead(404).end()
  if (method !== 'GET') return void response.writeHead(405, { allow: 'GET' }).end()
  const text = await metrics.text()
  response.writeHead(200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' }).end(text)
}
