import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

/** Of every gateway that is measured: the seeded files are made under it. */
export const serverKey = Buffer.alloc(32, 7).toString('base64')

/** An SQLite file with so many customers, made once for each folder. */
export const seededFileIn = (folder: string, customers: string): string => {
  const file = join(folder, `seeded-${customers}.db`)
  if (existsSync(file)) return file
  mkdirSync(folder, { recursive: true })
  const { status } = spawnSync('npm', ['run', '-s', 'seed', '--', '--customers', customers], {
    env: { ...process.env, DATABASE_URL: `file:${file}`, SERVER_KEY: serverKey },
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error('Seeding failed.')
  return file
}
