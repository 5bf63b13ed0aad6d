import { execFile } from 'node:child_process'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { projectFile } from '../../src/shared/project-file.js'

const run = promisify(execFile)

/** What the client needs of the package's dependencies; graphql for types only. */
export const neededByClient = ['uuid', '@graphql-typed-document-node/core', 'graphql']

/** The package as `npm publish` would send it, of what is built. Answers the path of its tarball. */
export const packInto = async (folder: string): Promise<string> => {
  await mkdir(folder, { recursive: true })
  const parameters = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]
  const { stdout } = await run('npm', parameters, { cwd: projectFile('') })
  const [packed] = JSON.parse(stdout) as [{ filename: string }]
  return join(folder, packed.filename)
}

/** A project of its own with the package installed, and of its dependencies only those that are named. */
export const installInto = async (
  folder: string,
  tarball: string,
  dependencies: readonly string[],
): Promise<string> => {
  const installed = join(folder, 'node_modules/csp-gateway')
  await mkdir(installed, { recursive: true })
  await run('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1'])
  for (const name of dependencies) {
    const link = join(folder, 'node_modules', name)
    await mkdir(dirname(link), { recursive: true })
    await symlink(projectFile(`node_modules/${name}`), link)
  }
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'consumer', type: 'module' }))
  return installed
}
