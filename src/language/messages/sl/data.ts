/** Slovenian. Data and deletion: archive, import, end date, erasing for good. */
export default {
  'data.title': 'Podatki in izbris',
  'data.lead': 'Kaj Kavarna hrani o tej pobudi, do kdaj, in kako gre stran.',
  'data.back': 'Nazaj na pobudo',
  'data.owner-only': 'Arhiv, rok hrambe in izbris pobude so stvar skrbnika pobude.',
  'data.archive.title': 'Arhiv',
  'data.archive.lead':
    'Ena datoteka z vsem: delavnice, mize, zamisli, ukrepi, načrt in vsote glasov. Uvozite jo lahko v drugo namestitev Kavarne. Kdo je kako glasoval, v njej ne piše.',
  'data.archive.names':
    'V njej so imena, ki so jih ljudje dali svojim sedežem. Hranite jo tako skrbno kot zapisnik s podpisi.',
  'data.archive.history': 'Z zgodovino tabel (večja datoteka)',
  'data.archive.download': 'Prenesi arhiv',
  'data.import.title': 'Uvoz arhiva',
  'data.import.lead': 'Pobuda iz arhiva druge namestitve postane nova pobuda, katere skrbnik ste vi.',
  'data.import.file': 'Datoteka arhiva',
  'data.import.file-hint': 'Datoteka .json, največ {megabytes} MB. Večje uvozi upravljavec strežnika.',
  'data.import.submit': 'Uvozi',
  'data.import.working': 'Uvažam, to lahko traja minuto …',
  'data.import.not-an-archive':
    'To ni arhiv Kavarne ali pa je datoteka poškodovana. Nič ni bilo uvoženo. Prenesite arhiv še enkrat.',
  'data.import.newer': 'Arhiv je iz novejše različice Kavarne. Nič ni bilo uvoženo. Najprej posodobite to namestitev.',
  'data.retention.title': 'Rok hrambe',
  'data.retention.lead':
    'Na ta dan se pobuda izbriše sama, z vsemi delavnicami in zgodovino. Prenesite načrt in arhiv pravočasno.',
  'data.retention.day': 'Izbriši na dan',
  'data.retention.day-hint': 'Prazno: hrani se, dokler je kdo ne izbriše.',
  'data.retention.none': 'Rok ni določen: pobuda se hrani, dokler je kdo ne izbriše.',
  'data.retention.set': 'Pobuda se sama izbriše {day}.',
  'data.retention.wrong-day': 'Vpišite dan v prihodnosti.',
  'data.retention.warning':
    '{days, plural, =0 {Pobuda se izbriše še danes} one {Pobuda se izbriše čez # dan} two {Pobuda se izbriše čez # dneva} few {Pobuda se izbriše čez # dni} other {Pobuda se izbriše čez # dni}}: {day}. Prenesite, kar potrebujete, ali premaknite rok.',
  'data.retention.open': 'Podatki in rok',
  'data.erase.title': 'Izbriši pobudo za vedno',
  'data.erase.goes':
    'Izbrišejo se vse delavnice in njihove mize, zamisli z zgodovino, sedeži z imeni, pike, ukrepi in načrt. Tega ni mogoče razveljaviti.',
  'data.erase.stays': 'Ostanejo dokumenti, ki ste jih že prenesli, in starejše varnostne kopije strežnika.',
  'data.erase.type': 'Za potrditev prepišite naslov pobude',
  'data.erase.type-hint': 'Naslov: {title}',
  'data.erase.wrong-title': 'To ni naslov pobude. Nič ni bilo izbrisano.',
  'data.erase.confirm': 'Izbriši za vedno',
  'data.workshop.title': 'Izbriši delavnico za vedno',
  'data.workshop.lead':
    'Mize, zamisli z zgodovino, sedeži z imeni in pike te delavnice gredo stran. Ukrepi in načrt pobude ostanejo, zamisli pa v njih niso več.',
  'data.workshop.question':
    'Vse iz te delavnice izgine za vedno: mize, zamisli, imena, pike. Odprte strani se zaprejo. Že preneseni dokumenti in starejše varnostne kopije ostanejo.',
  'data.seat.erase': 'Izbriši osebo in njene besede',
  'data.seat.question':
    'Za vedno gredo: ime, zamisli tega sedeža z zgodovino in dostop naprave. Pike v odprtem glasovanju gredo z njim; v objavljenem izidu ostanejo v vsoti, brez sledi do osebe. Ostanejo: kar je oseba dopisala na tuje lističe, ukrepi in že preneseni dokumenti.',
  'data.idea.erase': 'Izbriši za vedno',
  'data.idea.question':
    'Ta zamisel gre za vedno, z zgodovino in s kodo. Obnoviti je ni mogoče. V ukrepih ostane, kar ste iz nje že prepisali.',
} as const;
