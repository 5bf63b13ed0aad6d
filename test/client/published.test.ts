import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { publint } from 'publint'
import { projectFile } from '../../src/shared/project-file.js'
import { chromiumPath, launchBrowser } from '../support/browser.js'
import { aCustomer } from '../support/builders.js'
import { aFolder } from '../support/folder.js'
import { aGateway } from '../support/gateway.js'
import { installInto, neededByClient, packInto } from '../support/package.js'

const run = promisify(execFile)
const gateway = aGateway()
const folder = aFolder()
const consumer = { folder: '', tarball: '' }

beforeAll(async () => {
  consumer.tarball = await packInto(folder.file('packed'))
  consumer.folder = folder.file('consumer')
  await installInto(consumer.folder, consumer.tarball, neededByClient)
}, 60_000)

/** As for any page. */
const bundle = async (entry: string): Promise<string> => {
  const options = { write: true, lib: { entry: 'entry.js', formats: ['es'], fileName: 'bundle' } }
  await writeFile(join(consumer.folder, 'entry.js'), entry)
  await writeFile(join(consumer.folder, 'vite.config.js'), `export default { build: ${JSON.stringify(options)} }`)
  await run(process.execPath, [projectFile('node_modules/vite/bin/vite.js'), 'build'], { cwd: consumer.folder })
  return readFile(join(consumer.folder, 'dist/bundle.js'), 'utf8')
}

describe('the package', () => {
  test('is as bundlers and Node want it', async () => {
    const { buffer } = new Uint8Array(await readFile(consumer.tarball))
    const { messages } = await publint({ pkgDir: 'package', strict: true, pack: { tarball: buffer } })
    expect(messages).toEqual([])
  })

  test('holds what runs, and neither sources nor tests', async () => {
    const { stdout } = await run('tar', ['-tzf', consumer.tarball])
    const files = stdout.trim().split('\n')
    for (const file of [
      'dist/main.js',
      'dist/cli/main.js',
      'dist/client/index.d.ts',
      'prisma/offers.json',
      'src/server/schema.graphql',
    ])
      expect(files).toContain(`package/${file}`)
    expect(files.filter((file) => /^package\/(src\/.*\.ts|test|scripts|bench)/.test(file))).toEqual([])
  })
})

describe('in a browser', () => {
  test('the whole client takes less than 25 kB', async () => {
    const code = await bundle("export { createGatewayClient } from 'csp-gateway/client'")
    expect(code).toContain('createCustomer')
    expect(code).not.toMatch(/\bnode:|\brequire\(|process\./)
    expect(gzipSync(code).byteLength).toBeLessThan(25_000)
  })

  // A browser is needed to see that it runs in one.
  const inBrowser = chromiumPath || process.env.CI ? test : test.skip

  inBrowser('it creates a customer (needs Chromium)', async () => {
    const code = await bundle(`
      import { createGatewayClient } from 'csp-gateway/client'
      globalThis.created = createGatewayClient({ url: location.origin }).customers.create(${JSON.stringify(aCustomer())})`)
    const chromium = await launchBrowser()
    try {
      const page = await (await chromium.newContext({ bypassCSP: true })).newPage()
      await page.goto(`${gateway.url}/healthz`)
      await page.addScriptTag({ type: 'module', content: code })
      const result = await page.evaluate('globalThis.created')
      expect(result).toMatchObject({ __typename: 'CreateCustomerSuccess', replayed: false })
    } finally {
      await chromium.close()
    }
  })
})
