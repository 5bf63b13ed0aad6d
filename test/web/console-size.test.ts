import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { projectFile } from '../../src/shared/project-file.js'

interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
}

const folder = projectFile('dist/web/console')
const manifest = JSON.parse(readFileSync(`${folder}/manifest.json`, 'utf8')) as Record<string, Chunk>

/** A chunk with all that it cannot run without. */
const withImports = (name: string, found = new Set<string>()): Set<string> => {
  if (found.has(name)) return found
  found.add(name)
  for (const next of manifest[name]?.imports ?? []) withImports(next, found)
  return found
}

const gzippedBytes = (names: readonly string[]): number => {
  const chunks = new Set(names.flatMap((name) => [...withImports(name)]))
  return [...chunks]
    .map((name) => gzipSync(readFileSync(`${folder}/${manifest[name]?.file}`)).length)
    .reduce((total, bytes) => total + bytes, 0)
}

describe('what a browser loads at first', () => {
  test.each([
    ['the list of customers', 'customers/customers.page.tsx', 250_000],
    ['the overview', 'overview/overview.page.tsx', 250_000],
    ['adding a customer', 'wizard/wizard.page.tsx', 400_000],
  ])('for %s is small enough', (_name, page, bytesMax) => {
    expect(manifest[page]).toBeDefined()
    expect(gzippedBytes(['index.html', 'texts/en/all.ts', page])).toBeLessThan(bytesMax)
  })

  test('is nothing of the library that signs people in', () => {
    const library = 'sign-in/openid.ts'
    expect(manifest[library]).toBeDefined()
    for (const page of ['index.html', 'customers/customers.page.tsx', 'sign-in/sign-in.page.tsx'])
      expect([...withImports(page)]).not.toContain(library)
  })

  test('is one language, not all of them', () => {
    const first = withImports('index.html')
    expect([...first].filter((name) => name.startsWith('texts/'))).toEqual([])
  })
})
