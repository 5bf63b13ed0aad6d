import { connect, createServer, type Socket } from 'node:net'

export interface Forwarder {
  readonly port: number
  /** From now on connections lead there; those that lead elsewhere are cut. */
  leadTo(port: number): void
  close(): void
}

/** Stands for an address that is moved from one server to another. */
export const startForwarder = async (port: number): Promise<Forwarder> => {
  let target = port
  const sockets = new Set<Socket>()
  const cutAll = () => {
    for (const socket of sockets) socket.destroy()
  }
  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
  }
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1')
    keep(near)
    keep(far)
    near.on('close', () => far.destroy())
    far.on('close', () => near.destroy())
    near.pipe(far).pipe(near)
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  return {
    port: (server.address() as { port: number }).port,
    leadTo: (to) => {
      target = to
      cutAll()
    },
    close: () => {
      server.close()
      cutAll()
    },
  }
}
