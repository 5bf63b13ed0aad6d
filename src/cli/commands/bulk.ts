import { type Command, Option } from 'commander'
import { addHeading } from '../bulk/columns.js'
import { exportCustomers } from '../bulk/export.js'
import { importCustomers } from '../bulk/import.js'
import { type Format, formatOf, formats } from '../bulk/source.js'
import { writeTemplate } from '../bulk/template.js'
import { Misused } from '../failures.js'
import type { Session } from '../session.js'
import { type AddVerb, wholeNumber } from '../verb.js'

const parallelMax = 64

const parallel = (text: string): number => {
  const number = wholeNumber(text)
  if (number < 1 || number > parallelMax) throw new Misused(`--parallel is a number from 1 to ${parallelMax}.`)
  return number
}

const formatFlag = (command: Command, description: string): Command =>
  command.addOption(new Option('--format <format>', description).choices(formats))

const importFlags = (command: Command): Command =>
  formatFlag(command, 'of what is read, where its name does not tell')
    .option('--map <heading=column>', 'what one of your headings means; may be said several times', addHeading)
    .addOption(new Option('--encoding <encoding>', 'of CSV and JSON Lines').choices(['utf8', 'latin1']).default('utf8'))
    .option('--dry-run', 'tells what would be refused, and makes nothing')
    .option('--report <path>', 'writes each row with what became of it, as CSV')
    .option('--credentials-file <path>', 'adds the one-time passwords to it, readable for you only')
    .option('--recipient <age1…>', 'encrypts them for this age key; may be said several times', collected)
    .option('--journal <path>', 'where it is kept how far the import has come; beside the file when left out')
    .option('--parallel <number>', 'how many at a time', parallel, 8)
    .option('--template <path>', 'writes a file with all columns and an example instead')
    .option('--country <code>', 'where the example of the template is; your own when left out')

const collected = (text: string, before: readonly string[] = []): string[] => [...before, text]

const importOrTemplate = async (session: Session): Promise<void> => {
  const { template, format } = session.flags as { template?: string; format?: Format }
  const [path] = session.parameters
  if (template !== undefined) return writeTemplate({ path: template, format: formatOf(template, format) }, session)
  if (path === undefined) throw new Misused('Name a file to import, or - for standard input.')
  return importCustomers(path, session)
}

export const addBulk = (noun: Command, addVerb: AddVerb): void => {
  addVerb(
    noun,
    {
      usage: 'import [file]',
      description: 'creates one for each row of a CSV, JSON Lines or XLSX file; - is standard input',
      example: 'customer import customers.csv --credentials-file admins.jsonl --report result.csv',
      flags: importFlags,
    },
    importOrTemplate,
  )
  addVerb(
    noun,
    {
      usage: 'export',
      description: 'writes all of them with their subscriptions, as import takes them',
      example: 'customer export --out customers.xlsx',
      flags: (command) =>
        formatFlag(command, 'CSV when left out and --out does not tell').option(
          '--out <path>',
          'where to; standard output when left out',
        ),
    },
    exportCustomers,
  )
}
