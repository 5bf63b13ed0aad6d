import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { projectFile } from '../../shared/project-file.js'
import { StartRefused } from '../../shared/start-refused.js'
import { HttpRefusal } from '../http-refusal.js'

const manifestOf = z.record(z.string(), z.string())

/** The documents of the project's own clients, as codegen writes them. */
const ownManifest = projectFile('src/client/generated/persisted-documents.json')

interface Asked {
  readonly query?: unknown
  readonly documentId?: unknown
}

/** Documents that are known by their hash. Alone they are all that is answered; otherwise they save sending the text. */
export class TrustedDocuments {
  private constructor(
    private readonly documents: ReadonlyMap<string, string>,
    private readonly isOnly: boolean,
  ) {}

  /** @throws StartRefused when the file is none, or an id is not the hash of its document */
  static load({ file, isOnly }: { file: string | undefined; isOnly: boolean }): TrustedDocuments {
    const manifests = [ownManifest, ...(file === undefined ? [] : [file])].map(readManifest)
    return new TrustedDocuments(new Map(manifests.flatMap(Object.entries<string>)), isOnly)
  }

  /**
   * The text to run.
   *
   * @returns undefined where none was asked for by its id
   * @throws HttpRefusal when it is not known, or not allowed
   */
  find({ query, documentId }: Asked): string | undefined {
    if (documentId === undefined || documentId === null) {
      if (this.isOnly)
        throw new HttpRefusal('Only documents that are known here are answered: send the `documentId` of one.', {
          statusCode: 400,
          code: 'TRUSTED_DOCUMENT_REQUIRED',
        })
      return undefined
    }
    if (query !== undefined && query !== null)
      throw new HttpRefusal('Send `documentId` or `query`, not both.', { statusCode: 400, code: 'BAD_REQUEST' })
    const document = typeof documentId === 'string' ? this.documents.get(documentId) : undefined
    if (document === undefined)
      throw new HttpRefusal('No document is known here by this `documentId`.', {
        statusCode: 400,
        code: 'TRUSTED_DOCUMENT_UNKNOWN',
      })
    return document
  }
}

const readManifest = (file: string): Readonly<Record<string, string>> => {
  const documents = parseManifest(file)
  for (const [id, document] of Object.entries(documents)) {
    if (id !== `sha256:${createHash('sha256').update(document).digest('hex')}`)
      throw new StartRefused(`${file}: "${id}" is not the SHA-256 hash of its document.`)
  }
  return documents
}

const parseManifest = (file: string): Readonly<Record<string, string>> => {
  try {
    return manifestOf.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    throw new StartRefused(
      `The trusted documents cannot be read: ${file} has to be a JSON object of "sha256:<hash>" and documents.`,
      { cause: error },
    )
  }
}
