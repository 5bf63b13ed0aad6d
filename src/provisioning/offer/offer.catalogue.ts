import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { projectFile } from '../../shared/project-file.js'
import { fold } from '../../shared/text.js'
import type { Prisma } from '../../storage/generated/sqlite/client.js'
import type { Storage } from '../../storage/storage.js'
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
  const stored = await storage.read.offer.findMany()
  const imported = new Set(stored.filter(({ isImported }) => isImported).map(({ id }) => id))
  const wanted = offers.map(toRow).filter(({ id }) => !imported.has(id))
  if (isSame(stored, wanted)) return
  await storage.write(async (tx) => {
    for (const row of wanted) await tx.offer.upsert({ where: { id: row.id }, create: row, update: row })
  })
}

const isSame = (stored: readonly { id: string }[], wanted: readonly { id: string }[]): boolean => {
  const storedById = new Map(stored.map((row) => [row.id, row]))
  return wanted.every((row) => differingFields(storedById.get(row.id), row).length === 0)
}

const toRow = (offer: CatalogueOffer, index: number): Prisma.OfferCreateManyInput => ({
  ...offer,
  position: index + 1,
  countries: offer.countries?.join(' ') ?? null,
  searchText: fold(`${offer.name} ${offer.id}`),
})
