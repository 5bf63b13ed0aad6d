/**
 * Generates the Prisma clients, compiles src into dist, with the client's types, and bundles console and playground. With --if-stale
 * only where a source is newer than the last build, so that a start of what is built already costs nothing.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const require = createRequire(import.meta.url)
const stamp = join(root, 'dist/.built')

const sources = [
  'src',
  'prisma/schema.prisma',
  'prisma/postgresql/schema.prisma',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'vite.config.ts',
  'vite.console.config.ts',
]

/** The generated client is a product of the build, not a source of it. */
const newest = (path) => {
  if (path.endsWith('src/storage/generated')) return 0
  const { mtimeMs } = statSync(path)
  if (!statSync(path).isDirectory()) return mtimeMs
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

const isFresh = () => {
  const clients = ['sqlite', 'postgresql'].map((provider) => join(root, `src/storage/generated/${provider}/client.ts`))
  if (![stamp, ...clients].every(existsSync)) return false
  const built = statSync(stamp).mtimeMs
  return sources.every((source) => newest(join(root, source)) <= built)
}

const run = (script, ...args) => {
  const { status } = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (status !== 0) process.exit(status ?? 1)
}

if (!(process.argv.includes('--if-stale') && isFresh())) {
  run(require.resolve('prisma/build/index.js'), 'generate')
  run(require.resolve('prisma/build/index.js'), 'generate', '--schema', 'prisma/postgresql/schema.prisma')
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  run(require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.build.json')
  run(require.resolve('typescript/bin/tsc'), '-p', 'src/client', '--noEmit', 'false', '--emitDeclarationOnly')
  const vite = fileURLToPath(new URL('../node_modules/vite/bin/vite.js', import.meta.url))
  run(vite, 'build')
  run(vite, 'build', '--config', 'vite.console.config.ts')
  writeFileSync(stamp, '')
}
