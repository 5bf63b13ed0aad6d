/**
 * The countries in which a partner may sell, by group: the partner's own country picks the group, and the country of
 * the customer's tenant has to be in it. Russia and Belarus are in none.
 *
 * Source: "Regional authorization overview", Partner Center documentation of August 2023.
 */
const markets = {
  africa:
    'AO BF BI BJ BW CD CF CG CI CM CV DJ ER ET GA GH GM GN GQ GW KE KM LR MG ML MU MW NA NC NE NG PF RE RW SC SH SL SN SO SS ST TD TG TZ UG YT ZM',
  asiaPacific: 'BD BN BT HK ID KH LA LK MM MO MV MY NP PH SG TH TL VN',
  australia: 'AU CC CK CX FJ FM HM KI MH NF NR NU PG PN PW SB TF TK TO TV WF',
  brazil: 'BR',
  canada: 'CA PM',
  china: 'CN',
  europe:
    'AD AT AX BE BG BV CH CY CZ DE DK EE ES FI FO FR GB GG GI GL GR HR HU IE IM IS IT JE LI LT LU LV MC MT NL NO PL PT RO SE SI SJ SK SM VA',
  india: 'IN',
  japan: 'JP',
  korea: 'KR',
  latinAmerica:
    'AG AI AQ AR AW BB BL BM BO BQ BS BZ CL CO CR CW DM DO EC FK GD GF GP GS GT GY HN HT JM KN KY LC MF MQ MS MX NI PA PE PR PY SR SV SX TC TT UY VC VE VG VI',
  middleEastAndEasternEurope:
    'AE AF AL AM AZ BA BH DZ EG GE IL IO IQ JO KG KW KZ LB LS LY MA MD ME MK MN MR MZ OM PK PS QA RS SA SZ TJ TM TN TR UA UZ XK YE ZA ZW',
  newZealand: 'NZ VU WS',
  taiwan: 'TW',
  unitedStates: 'AS GU MP UM US',
} as const

const groups = Object.values(markets).map((codes) => codes.split(' '))

/** Where a partner of the country may sell, in alphabetical order of the codes; nowhere when it is in no group. */
export const marketOf = (partnerCountry: string): readonly string[] =>
  groups.find((codes) => codes.includes(partnerCountry)) ?? []
