import { readFileSync, unwatchFile, watchFile } from 'node:fs'
import { createSecureContext, type SecureContextOptions, type Server } from 'node:tls'
import type { FastifyBaseLogger } from 'fastify'
import { StartRefused } from '../shared/start-refused.js'

export interface CertificateFiles {
  readonly certificateFile: string
  readonly keyFile: string
}

/** How often the files are looked at for a renewed certificate, in milliseconds. */
const lookIntervalMs = 5_000

/** @throws StartRefused when the files cannot be read, or do not belong together */
export const readCertificate = (files: CertificateFiles): SecureContextOptions => {
  try {
    return load(files)
  } catch (error) {
    throw new StartRefused(`TLS_CERT and TLS_KEY cannot be used: ${(error as Error).message}.`, { cause: error })
  }
}

const load = ({ certificateFile, keyFile }: CertificateFiles): SecureContextOptions => {
  const options = { cert: readFileSync(certificateFile), key: readFileSync(keyFile), minVersion: 'TLSv1.2' } as const
  createSecureContext(options)
  return options
}

interface TlsApp {
  readonly server: Server
  readonly log: FastifyBaseLogger
  addHook(name: 'onClose', hook: () => Promise<void>): unknown
}

/** A renewed certificate is used for new connections without a restart; one that does not fit its key is not. */
export const reloadCertificate = (app: TlsApp, files: CertificateFiles): void => {
  const { server, log } = app
  const paths = [files.certificateFile, files.keyFile]
  const reload = () => {
    try {
      server.setSecureContext(load(files))
      log.info('the renewed certificate is in use')
    } catch (error) {
      log.warn({ cause: (error as Error).message }, 'the renewed certificate cannot be used')
    }
  }
  for (const path of paths) watchFile(path, { interval: lookIntervalMs, persistent: false }, reload)
  app.addHook('onClose', async () => {
    for (const path of paths) unwatchFile(path, reload)
  })
}
