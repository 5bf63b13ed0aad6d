import { countryRulesOf } from '../../src/provisioning/country/country.catalogue.js'
import type { CountryRules } from '../../src/provisioning/country/country.rules.js'

export interface Place {
  readonly city: string
  readonly state: string | null
  readonly postalCode: string | null
}

/** City/state/postal code that belong together. Without a state the first of the country is taken where one is needed. */
const knownPlaces: Readonly<Record<string, string>> = {
  AE: 'Abu Dhabi/AZ; Dubai/DU; Sharjah/SH; Ajman/AJ',
  AT: 'Wien//1010; Graz//8010; Linz//4020; Salzburg//5020; Innsbruck//6020',
  AU: 'Sydney/NSW/2000; Melbourne/VIC/3000; Brisbane/QLD/4000; Perth/WA/6000; Adelaide/SA/5000; Hobart/TAS/7000',
  BE: 'Bruxelles//1000; Antwerpen//2000; Gent//9000; Liège//4000; Brugge//8000',
  BR:
    'São Paulo/SP/01310-100; Rio de Janeiro/RJ/20040-002; Brasília/DF/70040-010; Salvador/BA/40020-000; ' +
    'Belo Horizonte/MG/30130-010; Curitiba/PR/80010-000; Recife/PE/50030-230; Porto Alegre/RS/90010-150; Manaus/AM/69005-010',
  CA:
    "Toronto/ON/M5H 2N2; Ottawa/ON/K1P 1J1; Montréal/QC/H3B 2Y5; Québec/QC/G1R 4P5; Vancouver/BC/V6B 1A1; St. John's/NL/A1C 5M2; " +
    'Calgary/AB/T2P 1J9; Edmonton/AB/T5J 2R7; Winnipeg/MB/R3C 0V8; Regina/SK/S4P 3Y2; Halifax/NS/B3J 1S9; Fredericton/NB/E3B 1B5',
  CH: 'Zürich//8001; Genève//1201; Basel//4001; Bern//3011; Lausanne//1003; Lugano//6900',
  CN: '北京市/11/100096; 上海市/31/200001; 广州市/44/510030; 深圳市/44/518001; 成都市/51/610016; 杭州市/33/310003',
  CO: 'Bogotá/DC/111221; Medellín/ANT/050021; Cali/VAC/760011',
  CZ: 'Praha//110 00; Brno//602 00; Ostrava//702 00; Plzeň//301 00',
  DE:
    'Berlin//10115; Hamburg//20095; München//80331; Köln//50667; Frankfurt am Main//60311; Stuttgart//70173; Düsseldorf//40213; ' +
    'Leipzig//04109; Dresden//01067; Hannover//30159; Nürnberg//90402; Bremen//28195',
  DK: 'København//1050; Aarhus//8000; Odense//5000; Aalborg//9000',
  ES: 'Madrid/M/28013; Barcelona/B/08002; Valencia/V/46002; Sevilla/SE/41001; Zaragoza/Z/50001; Málaga/MA/29015; Bilbao/BI/48001',
  FI: 'Helsinki//00100; Tampere//33100; Turku//20100; Oulu//90100',
  FR: 'Paris//75001; Lyon//69002; Marseille//13001; Toulouse//31000; Nice//06000; Nantes//44000; Strasbourg//67000; Lille//59000',
  GB:
    'London//EC1A 1HQ; Manchester//M2 5BQ; Birmingham//B2 4QA; Leeds//LS1 4AP; Glasgow//G2 1DU; Edinburgh//EH1 1YZ; ' +
    'Cardiff//CF10 1EP; Belfast//BT1 5GS; Bristol//BS1 4DJ; Liverpool//L2 2DH',
  GR: 'Αθήνα//105 57; Θεσσαλονίκη//546 24; Πάτρα//262 21',
  HK: '中環/Hong Kong Island; 尖沙咀/Kowloon; 沙田/New Territories',
  HU: 'Budapest//1051; Debrecen//4024; Szeged//6720',
  ID: 'Jakarta/JK/10110; Surabaya/JI/60174; Bandung/JB/40115',
  IE: 'Dublin//D02 AF30; Cork//T12 W8KP; Galway//H91 E2K3',
  IN: 'Mumbai/MH/400001; New Delhi/DL/110001; Bengaluru/KA/560001; Chennai/TN/600001; Hyderabad/TG/500001; Kolkata/WB/700001; Pune/MH/411001',
  IT: 'Roma/RM/00144; Milano/MI/20121; Napoli/NA/80133; Torino/TO/10121; Bologna/BO/40121; Firenze/FI/50122; Palermo/PA/90133',
  JP:
    '千代田区/13/100-0005; 渋谷区/13/150-0002; 横浜市/14/231-0012; 大阪市/27/530-0001; 名古屋市/23/450-0002; 札幌市/01/060-0001; ' +
    '福岡市/40/810-0001; 京都市/26/600-8216; 仙台市/04/980-0021; 広島市/34/730-0011',
  KR: '서울특별시/11/04524; 부산광역시/26/48943; 인천광역시/28/21554; 대구광역시/27/41911',
  MX: 'Ciudad de México/CMX/06082; Guadalajara/JAL/44100; Monterrey/NLE/64000; Puebla/PUE/72000; Cancún/ROO/77520',
  NL: 'Amsterdam//1012 JS; Rotterdam//3011 AD; Utrecht//3511 LN; Den Haag//2511 CV; Eindhoven//5611 EC',
  NO: 'Oslo//0150; Bergen//5003; Trondheim//7011; Stavanger//4006',
  NZ: 'Auckland//1010; Wellington//6011; Christchurch//8011',
  PL: 'Warszawa//00-950; Kraków//31-042; Wrocław//50-101; Gdańsk//80-831; Poznań//61-772; Łódź//90-001',
  PT: 'Lisboa//1250-096; Porto//4000-322; Braga//4700-225; Coimbra//3000-214',
  SE: 'Stockholm//111 20; Göteborg//411 06; Malmö//211 22; Uppsala//753 10',
  TR: 'İstanbul/34/34110; Ankara/06/06420; İzmir/35/35210; Bursa/16/16010',
  TW: '台北市/TPE/104; 新北市/NWT/220; 台中市/TXG/407; 高雄市/KHH/802',
  US:
    'New York/NY/10001; Los Angeles/CA/90012; Chicago/IL/60601; Houston/TX/77002; Phoenix/AZ/85004; Philadelphia/PA/19103; ' +
    'San Diego/CA/92101; Dallas/TX/75201; Austin/TX/78701; Columbus/OH/43215; Charlotte/NC/28202; Seattle/WA/98101; ' +
    'Denver/CO/80202; Boston/MA/02108; Nashville/TN/37203; Detroit/MI/48226; Portland/OR/97204; Las Vegas/NV/89101; ' +
    'Atlanta/GA/30303; Miami/FL/33130; Minneapolis/MN/55401; Omaha/NE/68102; Madison/WI/53703; Boise/ID/83702; ' +
    'Burlington/VT/05401; Richmond/VA/23219; Salt Lake City/UT/84101; Baltimore/MD/21202; Honolulu/HI/96813; Anchorage/AK/99501',
  ZA: 'Johannesburg//2001; Cape Town//8001; Durban//4001; Pretoria//0002',
}

/** One city for each of the other countries. */
const capitals = new Map(
  (
    'AD Andorra la Vella; AF Kabul; AG Saint John’s; AI The Valley; AL Tirana; AM Yerevan; AO Luanda; AR Buenos Aires; AS Pago Pago; ' +
    'AW Oranjestad; AX Mariehamn; AZ Baku; BA Sarajevo; BB Bridgetown; BD Dhaka; BF Ouagadougou; BG София; BH Manama; BI Gitega; BJ Cotonou; ' +
    'BL Gustavia; BM Hamilton; BN Bandar Seri Begawan; BO La Paz; BQ Kralendijk; BS Nassau; BT Thimphu; BW Gaborone; BZ Belmopan; ' +
    'CC West Island; CD Kinshasa; CF Bangui; CG Brazzaville; CI Abidjan; CK Avarua; CL Santiago; CM Yaoundé; CR San José; CV Praia; ' +
    'CW Willemstad; CX Flying Fish Cove; CY Λευκωσία; DJ Djibouti; DM Roseau; DO Santo Domingo; DZ Alger; EC Quito; EE Tallinn; EG Cairo; ' +
    'ER Asmara; ET Addis Ababa; FJ Suva; FK Stanley; FM Palikir; FO Tórshavn; GA Libreville; GD Saint George’s; GE Tbilisi; GF Cayenne; ' +
    'GG Saint Peter Port; GH Accra; GI Gibraltar; GL Nuuk; GM Banjul; GN Conakry; GP Basse-Terre; GQ Malabo; GT Guatemala; GU Hagåtña; ' +
    'GW Bissau; GY Georgetown; HN Tegucigalpa; HR Zagreb; HT Port-au-Prince; IL Jerusalem; IM Douglas; IQ Baghdad; IS Reykjavík; JE Saint Helier; ' +
    'JM Kingston; JO Amman; KE Nairobi; KG Bishkek; KH Phnom Penh; KI Tarawa; KM Moroni; KN Basseterre; KW Kuwait; KY George Town; KZ Almaty; ' +
    'LA Vientiane; LB Beirut; LC Castries; LI Vaduz; LK Colombo; LR Monrovia; LS Maseru; LT Vilnius; LU Luxembourg; LV Rīga; LY Tripoli; ' +
    'MA Rabat; MC Monaco; MD Chișinău; ME Podgorica; MF Marigot; MG Antananarivo; MH Majuro; MK Skopje; ML Bamako; MM Yangon; MN Ulaanbaatar; ' +
    'MO 澳門; MP Saipan; MQ Fort-de-France; MR Nouakchott; MS Brades; MT Valletta; MU Port Louis; MV Malé; MW Lilongwe; MY Kuala Lumpur; ' +
    'MZ Maputo; NA Windhoek; NC Nouméa; NE Niamey; NF Kingston; NG Lagos; NI Managua; NP Kathmandu; NR Yaren; NU Alofi; OM Muscat; PA Panamá; ' +
    'PE Lima; PF Papeete; PG Port Moresby; PH Manila; PK Islamabad; PM Saint-Pierre; PN Adamstown; PR San Juan; PS Ramallah; PW Ngerulmud; ' +
    'PY Asunción; QA Doha; RE Saint-Denis; RO București; RS Beograd; RW Kigali; SA Riyadh; SB Honiara; SC Victoria; SG Singapore; SH Jamestown; ' +
    'SI Ljubljana; SJ Longyearbyen; SK Bratislava; SL Freetown; SM San Marino; SN Dakar; SO Mogadishu; SR Paramaribo; SS Juba; ST São Tomé; ' +
    'SV San Salvador; SX Philipsburg; SZ Mbabane; TC Cockburn Town; TD N’Djamena; TG Lomé; TH กรุงเทพมหานคร; TJ Dushanbe; TK Fakaofo; TL Dili; ' +
    'TM Ashgabat; TN Tunis; TO Nukuʻalofa; TT Port of Spain; TV Funafuti; TZ Dodoma; UA Київ; UG Kampala; UY Montevideo; UZ Tashkent; ' +
    'VA Città del Vaticano; VC Kingstown; VE Caracas; VG Road Town; VI Charlotte Amalie; VN Hà Nội; VU Port Vila; WF Mata Utu; WS Apia; ' +
    'XK Prishtina; YE Sana’a; YT Mamoudzou; ZM Lusaka; ZW Harare'
  )
    .split('; ')
    .map((entry) => [entry.slice(0, 2), entry.slice(3)]),
)

/** Where customers of the country can be; nowhere in countries that are not sold to or where nobody lives. */
export const placesIn = (country: string): readonly Place[] => {
  const rules = countryRulesOf(country)
  const list = knownPlaces[country] ?? capitals.get(country)
  return rules && list ? list.split('; ').map((entry) => toPlace(entry, rules)) : []
}

const toPlace = (entry: string, rules: CountryRules): Place => {
  const [city = '', state, postalCode] = entry.split('/')
  return {
    city,
    state: state || (rules.isStateRequired ? (rules.states[0]?.code ?? null) : null),
    postalCode: postalCode || rules.postalCodeExample,
  }
}
