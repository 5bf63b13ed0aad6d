import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import {
  buildSchema,
  type GraphQLArgument,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql'
import { emitSchema } from '../src/server/graphql/emit-schema.js'
import { projectFile } from '../src/shared/project-file.js'

const root = projectFile('')

const filesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.name === 'generated') return []
    return entry.isDirectory() ? filesIn(path) : /\.tsx?$/.test(entry.name) ? [path] : []
  })

const sources = filesIn('src')

const read = (file: string) => readFileSync(join(root, file), 'utf8')

/** What a file imports of the project's own, as paths from the root. Types count: they are knowledge as well. */
const importsOf = (file: string): string[] =>
  [...read(file).matchAll(/(?:from|import)\s*\(?'(\.{1,2}\/[^']+)'/g)].map(([, path = '']) =>
    relative(root, join(root, dirname(file), path)),
  )

/** [who, what they must not import, why] */
const forbidden: [RegExp, RegExp, string][] = [
  [/^src\/shared\//, /^src\/(?!shared\/)/, 'shared words know nobody'],
  [/^src\/provisioning\//, /^src\/(server|client|cli|web|main|gateway|services)/, 'the business knows no door'],
  [/\.(types|inputs)\.ts$/, /(\.service|\.resolver|\.rest|storage\/.*)\.js$/, 'the schema’s words do nothing'],
  [/\.service\.ts$/, /\.(resolver|rest)\.js$/, 'services know no door'],
  [/\.resolver\.ts$/, /storage\//, 'resolvers ask services, never the database'],
  [/\.rest\.ts$/, /storage\//, 'REST routes ask services, never the database'],
  [/\.rest\.ts$/, /\.resolver\.js$/, 'a door knows no other door'],
  [/\.resolver\.ts$/, /\.rest\.js$/, 'a door knows no other door'],
  [/^src\/storage\//, /^src\/(provisioning|server|client|web)\//, 'storage knows no business'],
  [/^src\/server\//, /storage\/(sqlite|generated)/, 'doors do not know which database runs'],
  [/^src\/provisioning\//, /storage\/sqlite\//, 'the business does not know which database runs'],
  [/^src\/client\//, /^src\/(?!client\/)/, 'the client runs anywhere and knows only its own documents'],
  [/^src\/cli\//, /^src\/(?!(client|cli)\/)/, 'the command line talks through the client'],
  [
    /^src\/(client|web)\//,
    /^src\/(provisioning(?!.*\.rules\.js)|server|storage|shared(?!\/messages\/))\//,
    'clients talk through the client',
  ],
]

describe('imports', () => {
  test.each(forbidden)('%s never imports %s: %s', (who, what) => {
    const offences = sources
      .filter((file) => who.test(file))
      .flatMap((file) =>
        importsOf(file)
          .filter((path) => what.test(path))
          .map((path) => `${file} imports ${path}`),
      )
    expect(offences).toEqual([])
  })

  test('rules import nothing that runs but rules, shared words and libraries', () => {
    const offences = sources
      .filter((file) => /^src\/provisioning\/.*\.rules\.ts$/.test(file))
      .flatMap((file) =>
        [...read(file).matchAll(/^(?:import (?!type )|\} from )[^;\n]*'(\.{1,2}\/[^']+)'/gm)].map(
          ([, path = '']) => path,
        ),
      )
      .filter((path) => !/\.rules\.js$|\/shared\//.test(path))
    expect(offences).toEqual([])
  })
})

describe('sizes', () => {
  test('a file has at most 300 lines', () => {
    expect(sources.filter((file) => read(file).split('\n').length > 300)).toEqual([])
  })

  test('a service needs at most four others', () => {
    const constructors = sources.flatMap((file) =>
      [...read(file).matchAll(/constructor\(([^)]*)\)/g)].map(([, list = '']) => ({
        file,
        count: list.split(',').filter((part) => part.trim()).length,
      })),
    )
    expect(constructors.filter(({ count }) => count > 4)).toEqual([])
  })
})

describe('what is left alone', () => {
  test.each([
    ['each program reads its environment in one place', /process\.env/, ['src/main.ts', 'src/cli/main.ts']],
    ['nothing is any', /(: any\b|as any\b|<any>|@ts-ignore|@ts-expect-error)/, []],
    [
      'SQL is never put together from text, but for names of columns that are our own, and of keys that GraphQL has read',
      /\$(queryRawUnsafe|executeRawUnsafe)|Prisma\.raw\(/,
      ['selection', 'page-sql', 'insertion', 'update', 'json-text'].map((file) => `src/storage/${file}.ts`),
    ],
    ['nothing is left for later', /\b(TODO|FIXME|XXX)\b/, []],
  ])('%s', (_title, pattern, allowed) => {
    expect(sources.filter((file) => pattern.test(read(file)) && !(allowed as string[]).includes(file))).toEqual([])
  })

  test('no barrels', () => {
    expect(sources.filter((file) => /^export \* from/m.test(read(file)))).toEqual([])
  })
})

describe('what is generated', () => {
  test('schema.graphql is what the code says', () => {
    expect(read('src/server/schema.graphql')).toBe(emitSchema())
  })

  test('the typed documents are what codegen makes of it', () => {
    const cli = join(root, 'node_modules/@graphql-codegen/cli/cjs/bin.js')
    const run = () =>
      execFileSync(process.execPath, [cli, '--config', 'codegen.yml', '--check'], { cwd: root, stdio: 'pipe' })
    expect(run).not.toThrow()
  })

  test('every type, field, argument and value of the schema is described', () => {
    const described = (name: string, thing: { description?: string | null }) => (thing.description ? [] : [name])
    const fieldsOf = (type: GraphQLNamedType) =>
      isObjectType(type) || isInterfaceType(type) || isInputObjectType(type) ? Object.values(type.getFields()) : []
    const argumentsOf = (field: object) => ('args' in field ? (field.args as readonly GraphQLArgument[]) : [])
    const undescribed = Object.values(buildSchema(read('src/server/schema.graphql')).getTypeMap())
      .filter(({ name }) => !name.startsWith('__') && !['String', 'Int', 'Boolean', 'ID'].includes(name))
      .flatMap((type) => [
        ...described(type.name, type),
        ...(isEnumType(type)
          ? type.getValues().flatMap((value) => described(`${type.name}.${value.name}`, value))
          : []),
        ...fieldsOf(type).flatMap((field) => [
          ...described(`${type.name}.${field.name}`, field),
          ...argumentsOf(field).flatMap((argument) =>
            described(`${type.name}.${field.name}(${argument.name})`, argument),
          ),
        ]),
      ])
    expect(undescribed).toEqual([])
  })
})

test('every folder of src explains itself', () => {
  const folders = new Set(['src', ...sources.map((file) => file.split('/').slice(0, -1).slice(0, 2).join('/'))])
  const mute = [...folders].filter((folder) => !statSync(join(root, folder, 'README.md'), { throwIfNoEntry: false }))
  expect(mute).toEqual([])
})
