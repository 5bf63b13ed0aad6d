import { connect, createServer, type Socket } from 'node:net'

type When = 'before' | 'after'

export interface ConnectionCutter {
  readonly port: number
  /** What was sent to the server since the last `reset`: a statement, or BEGIN with all that comes with it, is one. */
  readonly sent: number
  reset(): void
  /** Cuts the next connection that sends COMMIT: before the server gets it, or before its answer comes back. */
  cutNextCommit(when: When): void
  /** Cuts the connection over which so many have been sent since now, counted from 0. */
  cutAt(place: number, when: When): void
  close(): void
}

/** Stands between gateway and server, and breaks a connection at the worst of moments. */
export const startConnectionCutter = async (host: string, port: number): Promise<ConnectionCutter> => {
  const sockets = new Set<Socket>()
  let sent = 0
  let planned: { readonly when: When; readonly isHit: (data: Buffer) => boolean } | undefined
  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
  }
  const server = createServer((near) => {
    const far = connect(port, host)
    keep(near)
    keep(far)
    near.on('close', () => far.destroy())
    far.on('close', () => near.destroy())
    let isDeaf = false
    let isLast = (_data: Buffer): boolean => true
    far.on('data', (data) => {
      if (!isDeaf) near.write(data)
      else if (isLast(data)) near.destroy()
    })
    near.on('data', (data) => {
      const isHit = planned?.isHit(data) ?? false
      sent += 1
      if (!planned || !isHit) return far.write(data)
      isDeaf = planned.when === 'after'
      // What is sent with it is answered first: without anybody to hear that, the server would not come as far.
      if (data.includes('COMMIT')) isLast = (answer) => answer.includes('COMMIT')
      planned = undefined
      return isDeaf ? far.write(data) : near.destroy()
    })
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  return {
    port: (server.address() as { port: number }).port,
    get sent() {
      return sent
    },
    reset: () => {
      sent = 0
      planned = undefined
    },
    cutNextCommit: (when) => {
      planned = { when, isHit: (data) => data.includes('COMMIT') }
    },
    cutAt: (place, when) => {
      sent = 0
      planned = { when, isHit: () => sent === place }
    },
    close: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
