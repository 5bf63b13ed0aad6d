import { createWriteStream, existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { describe, expect, test } from '@jest/globals'
import { ZipFile } from 'yazl'
import { aDomain } from '../support/builders.js'
import { aRow, csvOf, headings } from '../support/bulk.js'
import { csp, linesOf } from '../support/cli.js'
import { aFolder } from '../support/folder.js'
import { aGateway } from '../support/gateway.js'

const gateway = aGateway()
const folder = aFolder()

/** A real import, so that what is half done would be seen. */
const importing = async (name: string, content: string | Buffer, ...flags: string[]) => {
  const path = folder.file(name)
  await writeFile(path, content)
  const required = ['--credentials-file', `${path}.admins`, '--json']
  const ended = await csp(['customer', 'import', path, ...required, ...flags], { url: gateway.url })
  return { ...ended, hasBegun: existsSync(`${path}.journal`) || existsSync(`${path}.admins`) }
}

const row = (companyName = 'Fourth Coffee') => aRow({ domain: aDomain(), companyName })
const head = `${headings.join(',')}\n`
const latin = (text: string) => Buffer.from(text, 'latin1')

describe('a file that cannot be taken is told where and why, and nothing is made of it', () => {
  test.each<[string, string, string | Buffer, RegExp]>([
    ['an empty file', 'empty.csv', '', /is empty/],
    ['headings alone', 'headings.csv', head, /no row/],
    ['another encoding', 'latin.csv', latin(csvOf([row(), row('Müller')])), /line 3 is not UTF-8.*--encoding latin1/],
    ['UTF-16', 'utf16.csv', Buffer.from(`\ufeff${csvOf([row()])}`, 'utf16le'), /UTF-16/],
    ['something that is no text', 'binary.csv', `${head}a\0b`, /line 2 is no text/],
    ['a missing column', 'missing.csv', csvOf([row()]).replace('email', 'culture'), /no column email/],
    ['an unknown column', 'unknown.csv', csvOf([row()]).replace('state', 'Bundesland'), /"Bundesland".*--map/],
    ['a column twice', 'twice.csv', csvOf([row()]).replace('lastName', 'First Name'), /Two columns say firstName/],
    [
      'a quotation mark that is not closed',
      'open.csv',
      `${csvOf([row()])}x,"y\n${'z\n'.repeat(9)}`,
      /begins in line 3 /,
    ],
    ['a record without end', 'long.csv', `${csvOf([row()])}x,"${'y\n'.repeat(60_000)}`, /begins in line 3 /],
    ['a line without end', 'line.csv', `${head}${'y'.repeat(2_000_000)}`, /line 2 is longer/],
    ['a quotation mark in the middle', 'quote.csv', `${csvOf([row(), row()])}a"b,c\n`, /begins in line 4 /],
    ['a line that is no JSON', 'bad.jsonl', '{"domain":"a"}\n{"domain"\n', /line 2 is no JSON object/],
    [
      'an unknown member',
      'unknown.jsonl',
      '{"companyProfile":{"domian":"a"}}\n',
      /line 1 says "companyProfile.domian"/,
    ],
    ['a workbook by another name', 'workbook.csv', 'PK\u0003\u0004rest', /--format xlsx/],
    ['the old Excel', 'old.csv', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /old Excel/],
    ['a broken workbook', 'broken.xlsx', 'PK\u0003\u0004rest', /no workbook that can be read/],
    ['a name that says nothing', 'customers.dat', head, /--format/],
  ])('%s', async (_what, name, content, words) => {
    const { status, stdout, stderr, hasBegun } = await importing(name, content)
    expect([status, stdout, hasBegun]).toEqual([2, '', false])
    expect(stderr).toMatch(words)
    expect(stderr).toContain(name)
  })

  test('nor of one whose last line is broken', async () => {
    const many = Array.from({ length: 3_000 }, () => row())
    const { status, stderr, hasBegun } = await importing(
      'last.csv',
      Buffer.concat([Buffer.from(csvOf(many)), latin('ü')]),
    )
    expect([status, hasBegun]).toEqual([2, false])
    expect(stderr).toContain('line 3002')
  })

  test('headings that --map speaks of have to be there, and columns that it names as well', async () => {
    const [absent, unknown] = await Promise.all([
      importing('a.csv', csvOf([row()]), '--map', 'Firma=companyName'),
      importing('b.csv', csvOf([row()]), '--map', 'state=Bundesland'),
    ])
    expect([absent.status, unknown.status]).toEqual([2, 2])
    expect(absent.stderr).toContain('There is no heading "Firma"')
    expect(unknown.stderr).toContain('There is no column "Bundesland"')
  })
})

test('what a file says does nothing to the terminal that it is told at', async () => {
  const { stderr } = await importing('escape.csv', csvOf([row()]).replace('state', '\u001b[2J'))
  expect([stderr.includes('\u001b'), stderr.includes('[2J')]).toEqual([false, true])
})

describe('a row that cannot be taken is refused, and the others are not', () => {
  const refusals = (stdout: string) =>
    linesOf(stdout)
      .slice(0, -1)
      .map(({ line, issues }) => [line, issues])
  const told = (message: string) => [expect.objectContaining({ message: expect.stringContaining(message) })]

  test('for a domain or an id that another row has as well: nobody knows which is meant', async () => {
    const domain = aDomain()
    const ids = [headings, row(), row()].map((cells, index) => [...cells, index === 0 ? 'externalId' : 'same'])
    const [domains, externalIds] = await Promise.all([
      importing('domains.csv', csvOf([aRow({ domain }), row(), aRow({ domain: domain.toUpperCase() })])),
      importing('ids.csv', ids.map((cells) => cells.join(',')).join('\n')),
    ])
    expect([domains.status, externalIds.status]).toEqual([19, 19])
    expect(refusals(domains.stdout)).toEqual([
      [2, told('Line 4')],
      [4, told('Line 2')],
    ])
    expect(refusals(externalIds.stdout)).toEqual([
      [2, told('Line 3')],
      [3, told('Line 2')],
    ])
  })

  test('for cells that are too many or too few, counted over quoted line breaks and empty lines', async () => {
    const [good, long, short] = [row(), [...row(), 'more'], row().slice(1)]
    const content = `${csvOf([good])}\n${csvOf([long, short]).slice(head.length)}`.replace(
      'Fourth Coffee',
      '"Fourth\nCoffee"',
    )
    const { stdout } = await importing('cells.csv', content)
    expect(refusals(stdout).map(([line]) => line)).toEqual([2, 5, 6])
    expect(refusals(stdout).slice(1)).toEqual([
      [5, told('12 cells')],
      [6, told('10 cells')],
    ])
  })

  test.each(['two words', 'A=x', 'A=99999999999', '[{"offer":"A"}]', '[1,'])(
    'for an order of %j',
    async (subscriptions) => {
      const { status, stdout } = await importing(
        'orders.csv',
        csvOf([aRow({ domain: aDomain(), subscriptions }), row()]),
      )
      expect([status, refusals(stdout)]).toEqual([11, [[2, [expect.objectContaining({ path: ['subscriptions'] })]]]])
    },
  )
})

test('Latin-1 is taken when it is said', async () => {
  const { status } = await importing('latin.csv', latin(csvOf([row('Müller & Söhne')])), '--encoding', 'latin1')
  expect(status).toBe(0)
})

describe('workbooks', () => {
  /** What Excel would write, in as few words as it takes. */
  const workbook = async (sheet: string, others: Readonly<Record<string, string>> = {}): Promise<string> => {
    const zip = new ZipFile()
    const relations = ['worksheet', 'sharedStrings', 'styles'].map(
      (kind) => `<Relationship Id="${kind}" Type="x/${kind}" Target="${kind}.xml"/>`,
    )
    const parts = {
      'xl/workbook.xml':
        '<workbook xmlns:r="r"><sheets><sheet state="hidden" r:id="none"/><sheet r:id="worksheet"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels': `<Relationships>${relations.join('')}</Relationships>`,
      'xl/worksheet.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
      'xl/styles.xml':
        '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy\\-mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>',
      ...others,
    }
    for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name)
    zip.end()
    const path = folder.file('workbook.xlsx')
    await pipeline(zip.outputStream, createWriteStream(path))
    return path
  }
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`
  const cells = (texts: readonly string[]) => texts.map(cell).join('')
  const checking = (path: string) => csp(['customer', 'import', path, '--dry-run', '--json'], { url: gateway.url })

  test('are read with shared texts, numbers, empty rows and cells that are left out', async () => {
    const [domain = '', ...others] = row()
    const postalCode = headings.indexOf('postalCode') - 1
    const rest = others.map((text, index) => (index === postalCode ? '<c><v>9.8052E4</v></c>' : cell(text)))
    const strings = `<sst><si><t>no</t></si><si><r><t>${domain.slice(0, 4)}</t></r><r><t>${domain.slice(4)}</t></r><rPh><t>phonetic</t></rPh></si></sst>`
    const path = await workbook(
      `<row r="1">${cells(headings)}</row><row r="3"/><row r="7"><c r="A7" t="s"><v>1</v></c>${rest.join('')}</row>`,
      { 'xl/sharedStrings.xml': strings },
    )
    expect(await checking(path)).toMatchObject({ status: 0, stderr: expect.stringContaining('1 can be created') })
  })

  test('with dates or errors where text should be tell the cell, and are not guessed at', async () => {
    const [domain, ...others] = row().map(cell)
    const rows = ['<c s="1"><v>45000</v></c>', '<c t="e"><v>#N/A</v></c>', '<c t="s"><v>5</v></c>'].map(
      (strange, index) => `<row r="${index + 2}">${domain}${strange}${others.slice(1).join('')}</row>`,
    )
    const { status, stdout } = await checking(await workbook(`<row>${cells(headings)}</row>${rows.join('')}`))
    expect(status).toBe(11)
    expect(
      linesOf(stdout)
        .slice(0, 3)
        .map((line) => JSON.stringify(line).match(/Cell \w+ \([^)]+\) [a-z ]+/)?.[0]),
    ).toEqual([
      'Cell B2 (45000) is a date',
      'Cell B3 (#N/A) is an error of a formula',
      'Cell B4 (5) is not among the texts of the workbook',
    ])
  })

  test.each<[string, string, Readonly<Record<string, string>>, RegExp]>([
    ['that are no XML', '<row><c></row>', {}, /no XML/],
    ['without a sheet', '', { 'xl/workbook.xml': '<workbook/>' }, /no sheet/],
    [
      'that unpack to a text without end',
      '<row>',
      { 'xl/worksheet.xml': `<a>${'y'.repeat(5_000_000)}</a>` },
      /without end/,
    ],
    [
      'that unpack to too many texts',
      '',
      { 'xl/sharedStrings.xml': `<sst>${'<si/>'.repeat(21_000_000)}</sst>` },
      /too large/,
    ],
    ['with columns without end', '<row><c r="ZZZ1"><v>1</v></c></row>', {}, /more than 1000 columns/],
    ['with entities of their own', '', { 'xl/worksheet.xml': '<!DOCTYPE a [<!ENTITY e "ee">]><a>&e;</a>' }, /no XML/],
  ])('%s are told', async (_what, sheet, others, words) => {
    const { status, stderr } = await checking(await workbook(sheet, others))
    expect([status, stderr]).toEqual([2, expect.stringMatching(words)])
  })
})
