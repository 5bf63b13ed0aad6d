const words = (list: string): readonly string[] => list.split(/\s*,\s*/)

/** Beginnings and ends of company names that exist nowhere: "Belmoor", "Corwick". */
export const nameStarts = words(
  'Aber, Alder, Bel, Brin, Cal, Cor, Dun, Eld, Fal, Fen, Gar, Glen, Hal, Hart, Ing, Jar, Kel, Kes, Lan, Lor, Mar, Mel, ' +
    'Nor, Oak, Orm, Pel, Quin, Ral, Ros, Sel, Stan, Tal, Thorn, Ul, Val, Ver, Wal, Wyn, Yar, Zel',
)
export const nameEnds = words(
  'bourne, bridge, by, croft, dale, den, ford, gate, ham, hurst, leigh, low, mere, mont, moor, mora, ridge, rook, sby, ' +
    'shaw, stead, stow, thorpe, ton, vale, vane, ville, well, wick, wood, worth, yard, ia, ara, andis, enta, ico, onne, ora, ys',
)

/** What the companies do. */
export const trades = words(
  'Accounting, Architects, Bakery, Books, Brewery, Builders, Capital, Ceramics, Chemicals, Clinic, ' +
    'Coffee, Consulting, Dairy, Dental, Design, Electronics, Energy, Engineering, Events, Farms, Foods, Furniture, ' +
    'Glass, Hotels, Insurance, Instruments, Law, Logistics, Machines, Media, Motors, Optics, Paper, Pharmacy, ' +
    'Robotics, Shipping, Software, Textiles, Toys, Travel, Wines',
)

export const nameEndings = words('Group, & Partners, & Sons, International, Holding, Works, Studio, Services')

/** What a company's name ends with where it ends with its legal form; elsewhere "Ltd". */
export const legalForms: Readonly<Record<string, string>> = {
  ...{ US: 'Inc.', CA: 'Inc.', DE: 'GmbH', AT: 'GmbH', CH: 'AG', FR: 'SARL', BE: 'NV', NL: 'BV', IT: 'S.r.l.' },
  ...{ ES: 'S.L.', PT: 'Lda', BR: 'Ltda', SE: 'AB', NO: 'AS', DK: 'ApS', FI: 'Oy', PL: 'Sp. z o.o.', JP: 'K.K.' },
  ...{
    AE: 'LLC',
    TR: 'A.Ş.',
    CZ: 's.r.o.',
    SK: 's.r.o.',
    HU: 'Kft.',
    MX: 'S.A. de C.V.',
    AU: 'Pty Ltd',
    KR: 'Co., Ltd.',
  },
}

export const firstNames = words(
  'Aisha, André, Anna, Arjun, Beatriz, Carlos, Chloé, Daniel, Dave, Elena, Emeka, Emma, Fatima, Giulia, Hana, Henrik, ' +
    'Ibrahim, Ines, Jan, Jürgen, Kenji, Lea, Liam, Lucía, Marek, Maria, Mei, Mohammed, Nadia, Noah, Olga, Omar, ' +
    'Priya, René, Sakura, Sofia, Thomas, Yusuf, Zoë, Łukasz',
)
export const lastNames = words(
  'Almeida, Andersson, Bauer, Becker, Brown, Costa, Dubois, Eriksen, Fernández, Fischer, García, Haddad, Hansen, ' +
    "Ito, Jansen, Johnson, Kaya, Kim, Kowalski, Lee, Martin, Mensah, Moreau, Müller, Nakamura, Novák, O'Brien, " +
    'Okafor, Patel, Petrov, Rossi, Santos, Schmidt, Silva, Singh, Smith, Suzuki, Tanaka, Weber, Wójcik',
)

export const streets = words(
  'Abbey Road, Beech Avenue, Bridge Street, Canal Street, Castle Road, Cedar Lane, Chapel Street, Church Road, ' +
    'Clover Way, College Street, Elm Street, Garden Road, Harbour Road, High Street, Hill Street, Kingfisher Way, ' +
    'Lake Road, Linden Avenue, Market Square, Meadow Lane, Mill Road, North Street, Orchard Way, Park Avenue, ' +
    'Pine Street, Poplar Road, Quay Street, River Road, School Lane, South Street, Station Road, Willow Way',
)
export const addressLines = words('Suite 200, 2nd Floor, Building B, Unit 14, 5th Floor, Gate 3')

/** What partners call subscriptions. */
export const friendlyNames = words(
  'Production environment, Test environment, Development, Head office, Branch office, Sales team, Warehouse, ' +
    'Finance department, Field staff, Website, Data platform, Backup',
)

/** Names of offers that most customers have one of. */
export const popularOffers = new Set(
  words(
    'Office 365 Enterprise E1, Office 365 Enterprise E3, Office 365 Business Premium, Office 365 Business Essentials, ' +
      'Microsoft 365 Business, Microsoft 365 E3, Enterprise Mobility + Security E3, Power BI Pro, ' +
      'Windows 10 Enterprise E3, Exchange Online (Plan 1), Visio Online Plan 2, Dynamics 365 Business Central Essential',
  ),
)
