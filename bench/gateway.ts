/**
 * The gateway beside itself: one of its doors beside the other, reads beside writes, webhooks, one database beside the
 * other, two processes beside one, its event loop under load, and its memory after many requests (bench/README.md).
 *
 *     npm run bench:gateway [-- --part doors --seconds 4 --requests 200000 --folder DIR]
 */
import 'reflect-metadata'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startIssuer } from './compare/issuer.js'
import { Sample } from './compare/sample.js'
import { seededFileIn, serverKey } from './compare/seeded.js'
import { doors } from './gateway/doors.js'
import { load } from './gateway/load.js'
import { memory } from './gateway/memory.js'
import type { Part } from './gateway/part.js'
import { postgresql } from './gateway/postgresql.js'
import { processes } from './gateway/processes.js'
import { webhooks } from './gateway/webhooks.js'
import { writes } from './gateway/writes.js'

const { values } = parseArgs({
  options: {
    part: { type: 'string', multiple: true },
    seconds: { type: 'string', default: '4' },
    requests: { type: 'string', default: '200000' },
    folder: { type: 'string' },
  },
})

const parts: Readonly<Record<string, Part>> = { doors, writes, webhooks, load, memory, postgresql, processes }

const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'csp-gateway-bench-'))
const seededFile = seededFileIn(folder, '10000')
const sample = new Sample(seededFile)
const issuer = await startIssuer()
const setting = { folder, seededFile, serverKey, issuer }

try {
  for (const name of values.part ?? Object.keys(parts)) {
    const part = parts[name]
    if (!part) throw new Error(`There is no part "${name}". There are: ${Object.keys(parts).join(', ')}.`)
    console.log(`## ${name}`)
    await part({ setting, sample, seconds: Number(values.seconds), requests: Number(values.requests) })
  }
} finally {
  issuer.stop()
}
