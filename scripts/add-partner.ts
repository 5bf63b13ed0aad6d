/**
 * Registers a partner whose people can sign in (docs/sign-in.md), in the database of DATABASE_URL; with the id of one that
 * is known, changes it. No gateway may be running on an SQLite file.
 *
 *     npm run partner:add -- --name NAME --country CC --domain DOMAIN [--id GUID] [--tenant CLAIM] [--sandbox]
 */
import 'reflect-metadata'
import { parseArgs } from 'node:util'
import { registerPartner } from '../src/provisioning/partner/partner-registration.js'
import { readConfiguration } from '../src/server/configuration.js'
import { openStorage } from '../src/storage/open-storage.js'

const usage = `Usage: npm run partner:add -- --name NAME --country CC --domain DOMAIN [--id GUID] [--tenant CLAIM] [--sandbox]

  --name     what the partner is called
  --country  where it is (ISO 3166-1, two letters): it decides where it may sell
  --domain   its own domain, such as contoso.onmicrosoft.com
  --id       its id, such as that of its tenant; a new one when left out
  --tenant   what the tenant claim of its people's access tokens says; its id when left out
  --sandbox  its customers are not real, and can be deleted`

const run = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      ...{ id: { type: 'string' }, name: { type: 'string' }, country: { type: 'string' }, domain: { type: 'string' } },
      ...{ tenant: { type: 'string' }, sandbox: { type: 'boolean', default: false } },
    },
  })
  const { id, name, country, domain, tenant, sandbox } = values
  if (!name || !country || !domain) throw new Error(usage)
  const storage = await openStorage(readConfiguration(process.env).database)
  try {
    const partner = await registerPartner(storage, { id, name, country, domain, tenant, isSandbox: sandbox })
    console.log(`${partner.id}  ${partner.name}, ${partner.country}, ${partner.isSandbox ? 'sandbox' : 'live'}`)
    console.log(`Its people sign in with access tokens whose tenant claim is ${partner.tenant}.`)
  } finally {
    await storage.close()
  }
}

try {
  await run()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
