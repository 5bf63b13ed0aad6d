import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { projectFile } from '../../shared/project-file.js'
import { fold } from '../../shared/text.js'
import type { Prisma } from '../../storage/generated/sqlite/client.js'
import type { Storage } from '../../storage/storage.js'
import { takenColumns } from '../../storage/unique-violation.js'
import { differingFields } from './offer.rules.js'
import { BillingCycle, BillingType, OfferSegment } from './offer.types.js'

const offerSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  segment: z.enum(OfferSegment),
  billingType: z.enum(BillingType),
  supportedBillingCycles: z.array(z.enum(BillingCycle)).min(1),
  term: z
    .string()
    .regex(/^P\d+[DMY]$/)
    .nullable(),
  minimumQuantity: z.int().min(1),
  maximumQuantity: z.int().min(1),
  unitType: z.string().min(1),
  isAddOn: z.boolean().default(false),
  isTrial: z.boolean().default(false),
  prerequisiteOfferIds: z.array(z.string()).default([]),
  countries: z.array(z.string().length(2)).optional(),
})

const catalogueSchema = z.strictObject({ source: z.string(), offers: z.array(offerSchema) })

type CatalogueOffer = z.infer<typeof offerSchema>

/**
 * Loads prisma/offers.json into the database where they differ. Offers are never deleted: subscriptions hold them.
 * What was imported is newer than the file and stays as it is.
 *
 * @throws Error when the file is not a catalogue
 */
export const loadCatalogue = async (storage: Storage): Promise<void> => {
  const { offers } = catalogueSchema.parse(JSON.parse(await readFile(projectFile('prisma/offers.json'), 'utf8')))
  const stored = new Map((await storage.read.offer.findMany()).map((row) => [row.id, row]))
  const wanted = offers
    .map(toRow)
    .filter((row) => !stored.get(row.id)?.isImported && differingFields(stored.get(row.id), row).length > 0)
  const added = wanted.filter(({ id }) => !stored.has(id))
  const changed = wanted.filter(({ id }) => stored.has(id))
  if (wanted.length === 0) return
  try {
    await storage.write(async (tx) => {
      if (added.length > 0) await tx.offer.createMany({ data: added })
      for (const row of changed) await tx.offer.update({ where: { id: row.id }, data: row })
    })
  } catch (error) {
    // Another gateway that starts on the same database was quicker.
    if (!takenColumns(error)) throw error
    await loadCatalogue(storage)
  }
}

const toRow = (offer: CatalogueOffer, index: number): Prisma.OfferCreateManyInput => ({
  ...offer,
  position: index + 1,
  countries: offer.countries?.join(' ') ?? null,
  searchText: fold(`${offer.name} ${offer.id}`),
})
