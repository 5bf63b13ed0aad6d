import { connect, createServer, type Socket } from 'node:net'

export interface CommitCutter {
  readonly port: number
  /** Cuts the next connection that sends COMMIT: before the server gets it, or before its answer comes back. */
  cutNext(when: 'before' | 'after'): void
  close(): void
}

/** Stands between gateway and server, and breaks a connection at the worst of moments. */
export const startCommitCutter = async (host: string, port: number): Promise<CommitCutter> => {
  const sockets = new Set<Socket>()
  let planned: 'before' | 'after' | undefined
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
    far.on('data', (data) => {
      if (isDeaf) near.destroy()
      else near.write(data)
    })
    near.on('data', (data) => {
      if (!planned || !data.includes('COMMIT')) return far.write(data)
      isDeaf = planned === 'after'
      planned = undefined
      return isDeaf ? far.write(data) : near.destroy()
    })
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  return {
    port: (server.address() as { port: number }).port,
    cutNext: (when) => {
      planned = when
    },
    close: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
